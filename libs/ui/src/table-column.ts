import type { Params } from '@angular/router';

import type { CsvValue } from '#libs/contracts';
import type { IconName } from './icon-name';

/** A column of `ui-table`. The first column is the row's name: it carries the link and is the title of the card. */
export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  /** plain text of the cell; a `uiCell` template of the same key draws it instead */
  readonly text?: (row: Row) => string | number | null | undefined;
  /** what an exported file says where it is not the text: days, plain decimals */
  readonly csv?: (row: Row) => CsvValue;
  /** of an amount: exported in a column of its own */
  readonly currency?: (row: Row) => string | null;
  /** the field the API sorts by */
  readonly sort?: string;
  /** figures: right aligned, tabular */
  readonly numeric?: boolean;
  /** any CSS length */
  readonly width?: string;
  /** left out of the card on phones */
  readonly wideOnly?: boolean;
  /** text of the closing row */
  readonly foot?: string;
}

/** Where a row leads: commands of `routerLink` and query parameters, merged into those of the list. */
export interface RowLink {
  readonly to: readonly unknown[];
  readonly query?: Params;
}

/** One thing to do with one row; read aloud with the row's name. */
export interface RowAction {
  readonly label: string;
  readonly icon?: IconName;
  readonly run: () => void;
  /** why it cannot be done now */
  readonly blocked?: string | null;
  readonly danger?: boolean;
}

/** Helps to type columns by the row: `columns = columnsOf<ClientRow>()([…])`. */
export const columnsOf =
  <Row>() =>
  (columns: readonly Column<Row>[]): readonly Column<Row>[] =>
    columns;
