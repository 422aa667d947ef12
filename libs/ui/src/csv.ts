import { BYTE_ORDER_MARK, csvLine } from '#libs/contracts';

import type { Column } from './table-column';

/** The rows as a file to save. */
export const csvFile = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Blob =>
  new Blob([csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' });

/**
 * Rows as CSV (RFC 4180, UTF-8) under the columns' headers. Money gets a column for its currency; columns that
 * only hold controls are left out.
 */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const written = columns.filter(({ csv, text }) => csv ?? text);
  const head = written.flatMap(({ header, currency }) =>
    currency ? [header, $localize`${header}:column: currency`] : [header],
  );
  const body = rows.map((row) =>
    written.flatMap(({ csv, text, currency }) => {
      const value = (csv ?? text)?.(row);
      return currency ? [value, currency(row)] : [value];
    }),
  );
  return BYTE_ORDER_MARK + [head, ...body].map(csvLine).join('');
}
