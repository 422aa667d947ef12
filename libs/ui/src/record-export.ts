import { InjectionToken } from '@angular/core';
import type { ExportedList } from '#libs/contracts';

/** A list on its way into a file. */
export interface ListExport {
  readonly list: ExportedList;
  readonly rows: number;
  /** what the list is narrowed to */
  readonly filters: string;
}

/** Records that a list is saved as a file; when that fails there is no file. */
export const RECORD_EXPORT = new InjectionToken<(exported: ListExport) => Promise<unknown>>('RECORD_EXPORT');

/** A list's query as text: `status: active, q: acme`. Order and page are not what it has. */
export const filtersOf = (query: object): string =>
  Object.entries(query)
    .filter(([name]) => !['sort', 'page', 'perPage'].includes(name))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
