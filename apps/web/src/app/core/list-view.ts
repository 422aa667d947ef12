import { type Signal, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

import {
  type Filters,
  type ListCodec,
  type ListState,
  type Sort,
  filterParams,
  readList,
  writeList,
} from './list-codec';

/** What the API's list endpoints take; empty filters are left out. */
export type ListQuery<F extends Filters, S extends string> = {
  q?: string;
  sort: Sort<S>;
  page: number;
  perPage: number;
} & { [K in keyof F]?: Exclude<F[K], ''> };

export interface ListView<F extends Filters, S extends string> {
  readonly state: Signal<ListState<F, S>>;
  /** for the `params` of a resource; does not change when only the drawer opens */
  readonly query: Signal<ListQuery<F, S>>;
  readonly q: Signal<string>;
  readonly filters: Signal<F>;
  readonly sort: Signal<Sort<S>>;
  readonly page: Signal<number>;
  readonly size: Signal<number>;
  readonly open: Signal<string | null>;
  /** whether anything narrows the list: "nothing found" differs from "nothing there" */
  readonly filtered: Signal<boolean>;
  /** replaces the history entry: typing is not navigation */
  search(q: string): void;
  filter(change: Partial<F>): void;
  clear(): void;
  sortBy(sort: string): void;
  turnTo(page: number, size?: number): void;
  openRow(id: string | null): void;
}

/** The URL is the state of a list: reading it is parsing the URL, changing it is navigating. */
export function listView<F extends Filters, S extends string>(codec: ListCodec<F, S>): ListView<F, S> {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const params = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const state = computed(() => readList(codec, params()), { equal: sameJson });

  const go = (change: Partial<ListState<F, S>>, replaceUrl = false): void => {
    const queryParams = writeList(codec, { ...state(), page: 1, ...change });
    void router.navigate([], { relativeTo: route, queryParams, queryParamsHandling: 'merge', replaceUrl });
  };

  return {
    state,
    query: computed(() => queryOf(state()), { equal: sameJson }),
    q: computed(() => state().q),
    filters: computed(() => state().filters),
    sort: computed(() => state().sort),
    page: computed(() => state().page),
    size: computed(() => state().size),
    open: computed(() => state().open),
    filtered: computed(() => {
      const { q, filters } = state();
      return q !== '' || filterParams(codec).some(([name, param]) => param.write(filters[name]) !== null);
    }),
    search: (q) => go({ q }, true),
    filter: (change) => go({ filters: { ...state().filters, ...change } }),
    clear: () => go({ q: '', filters: readList(codec, { get: () => null }).filters }),
    sortBy: (sort) => go({ sort: readList(codec, { get: (name) => (name === 'sort' ? sort : null) }).sort }),
    turnTo: (page, size) => go({ page, size: size ?? state().size }),
    openRow: (open) => go({ open, page: state().page }),
  };
}

function queryOf<F extends Filters, S extends string>({
  q,
  filters,
  sort,
  page,
  size,
}: ListState<F, S>): ListQuery<F, S> {
  const set = Object.entries(filters).filter(
    ([, value]) => value !== '' && value !== false && !isEmptyList(value),
  );
  return { ...(q ? { q } : {}), ...Object.fromEntries(set), sort, page, perPage: size } as ListQuery<F, S>;
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
