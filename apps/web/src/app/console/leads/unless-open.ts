import type { Param } from '../../core/list-codec';

/** A filter by state that shows what is open unless the URL says otherwise; '' is all. */
export const unlessOpen = <T extends string>(words: readonly ('open' | T)[]): Param<'open' | T | ''> => ({
  read: (raw) => (raw === 'all' ? '' : (words.find((word) => word === raw) ?? 'open')),
  write: (value) => (value === 'open' ? null : value || 'all'),
});
