import type { ParamMap } from '@angular/router';
import { LIMITS } from '#libs/contracts';

/** One value of a list's state as it stands in the URL. `write` answers null for the default: it is left out. */
export interface Param<T> {
  read(raw: string | null): T;
  write(value: T): string | null;
}

export type Filters = Record<string, unknown>;

export interface ListCodec<F extends Filters, S extends string> {
  readonly filters: { readonly [K in keyof F]: Param<F[K]> };
  /** fields the API sorts by */
  readonly sorts: readonly S[];
  readonly sort: Sort<S>;
  /** rows a page */
  readonly size?: number;
}

/** A field, with `-` before it for descending. */
export type Sort<S extends string> = S | `-${S}`;

export interface ListState<F extends Filters, S extends string> {
  readonly q: string;
  readonly filters: F;
  readonly sort: Sort<S>;
  /** from 1 */
  readonly page: number;
  readonly size: number;
  /** id of the row whose drawer is open */
  readonly open: string | null;
}

export const PAGE_SIZES = [25, 50, 100, 200] as const;

/** Names a list's parameters once; see README, "a list". */
export function listCodec<F extends Filters, S extends string>(codec: ListCodec<F, S>): ListCodec<F, S> {
  return codec;
}

/** Free text, an id, anything that is a string. */
export const text = (): Param<string> => ({ read: (raw) => raw ?? '', write: (value) => value || null });

/** One of the words, or '' for all. A foreign word in the URL reads as ''. */
export const oneOf = <T extends string>(words: readonly T[]): Param<T | ''> => ({
  read: (raw) => words.find((word) => word === raw) ?? '',
  write: (value) => value || null,
});

/** Any of the words, comma separated in the URL. */
export const someOf = <T extends string>(words: readonly T[]): Param<readonly T[]> => ({
  read: (raw) => words.filter((word) => raw?.split(',').includes(word)),
  write: (values) => values.join(',') || null,
});

/** Off unless the URL says 1. */
export const flag = (): Param<boolean> => ({
  read: (raw) => raw === '1',
  write: (value) => (value ? '1' : null),
});

/** A work date `YYYY-MM-DD`, or ''. */
export const day = (): Param<string> => ({
  read: (raw) => (raw && /^\d{4}-\d{2}-\d{2}$/.test(raw) ? raw : ''),
  write: (value) => value || null,
});

export function readList<F extends Filters, S extends string>(
  codec: ListCodec<F, S>,
  params: Pick<ParamMap, 'get'>,
): ListState<F, S> {
  const filters = Object.fromEntries(
    filterParams(codec).map(([name, param]) => [name, param.read(params.get(`f.${name}`))]),
  ) as F;
  return {
    q: params.get('q') ?? '',
    filters,
    sort: readSort(codec, params.get('sort')),
    page: atLeastOne(params.get('page')),
    size: PAGE_SIZES.find((size) => String(size) === params.get('size')) ?? defaultSize(codec),
    open: params.get('open'),
  };
}

/** Query parameters of a state; null takes a parameter out, foreign ones are not named and so stay. */
export function writeList<F extends Filters, S extends string>(
  codec: ListCodec<F, S>,
  state: ListState<F, S>,
): Record<string, string | null> {
  const filters = filterParams(codec).map(([name, param]): [string, string | null] => [
    `f.${name}`,
    param.write(state.filters[name]),
  ]);
  return {
    q: state.q || null,
    ...Object.fromEntries(filters),
    sort: state.sort === codec.sort ? null : state.sort,
    page: state.page === 1 ? null : String(state.page),
    size: state.size === defaultSize(codec) ? null : String(state.size),
    open: state.open,
  };
}

/** The filters by name; their values' types are the codec's business. */
export function filterParams<F extends Filters, S extends string>(
  codec: ListCodec<F, S>,
): [string, Param<unknown>][] {
  return Object.entries(codec.filters as Record<string, Param<unknown>>);
}

function readSort<F extends Filters, S extends string>(codec: ListCodec<F, S>, raw: string | null): Sort<S> {
  const known = codec.sorts.flatMap((field): Sort<S>[] => [field, `-${field}`]);
  return known.find((sort) => sort === raw) ?? codec.sort;
}

function defaultSize(codec: { readonly size?: number }): number {
  return codec.size ?? LIMITS.perPageDefault;
}

function atLeastOne(raw: string | null): number {
  const page = Number(raw);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
