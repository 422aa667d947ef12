import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { listing } from './listing';

describe('every row of a list', () => {
  interface Query {
    page: number;
    perPage: number;
    q: string;
  }
  function asked(total: number, totalIsExact = true) {
    const load = vi.fn(({ page, perPage }: Query) => {
      const from = (page - 1) * perPage;
      const items = Array.from({ length: Math.max(0, Math.min(perPage, total - from)) }, (_, i) => ({
        id: String(from + i),
      }));
      return Promise.resolve({ items, total: Math.min(total, 10_000), totalIsExact });
    });
    const query = signal<Query>({ page: 3, perPage: 25, q: 'acme' });
    const rows = TestBed.runInInjectionContext(() => listing(query, load));
    load.mockClear();
    return { rows, load };
  }

  it('is read page by page, as filtered', async () => {
    const { rows, load } = asked(450);

    expect((await rows.all()).map(({ id }) => id)).toEqual(Array.from({ length: 450 }, (_, i) => String(i)));
    expect(load.mock.calls.map(([query]) => query)).toEqual(
      [1, 2, 3].map((page) => ({ page, perPage: 200, q: 'acme' })),
    );
  });

  it('asks no page that must be empty', async () => {
    const { rows, load } = asked(400);
    await rows.all();

    expect(load).toHaveBeenCalledTimes(2);
  });

  it('ends where the API stops counting', async () => {
    expect(await asked(30_000, false).rows.all()).toHaveLength(10_000);
  });
});
