import { type ResourceRef, resource } from '@angular/core';
import { LIMITS } from '#libs/contracts';
import type { Listed } from '#libs/ui/listing';

import { type Tag, reloadOn } from './invalidation';

interface Paged {
  readonly page: number;
  readonly perPage: number;
}

/**
 * The rows of a list for `ui-list`, loaded anew with its query and its tags:
 * `clients = listing(view.query, (query) => api.invoke(clientsList, query), 'clients')`. In an injection context.
 */
export function listing<Query extends Paged, Found extends Listed<object>>(
  query: () => Query,
  load: (query: Query) => Promise<Found>,
  ...tags: Tag[]
): ResourceRef<Found | undefined> & { all(): Promise<Found['items']> } {
  const rows = reloadOn(resource({ params: query, loader: ({ params }) => load(params) }), ...tags);
  return Object.assign(rows, { all: () => everyRow(query(), load) });
}

/** Page by page, so far as the API counts. */
async function everyRow<Query extends Paged, Found extends Listed<object>>(
  query: Query,
  load: (query: Query) => Promise<Found>,
): Promise<Found['items']> {
  const rows: Found['items'][number][] = [];
  for (let page = 1; rows.length < LIMITS.countCap; page++) {
    const found = await load({ ...query, page, perPage: LIMITS.perPageMax });
    rows.push(...found.items);
    const last = found.items.length < LIMITS.perPageMax || (found.totalIsExact && rows.length >= found.total);
    if (last) break;
  }
  return rows;
}
