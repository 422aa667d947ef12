import { exceptionsOf } from './exceptions.js';

const plain = { workDate: '2026-03-02', daySeconds: 28_800, note: 'Workshop', billable: true, hasRate: true };

describe('what an approver should look at', () => {
  it('finds nothing in an ordinary entry', () => expect(exceptionsOf(plain)).toEqual([]));

  it('asks about more than ten hours, not about ten', () => {
    expect(exceptionsOf({ ...plain, daySeconds: 36_000 })).toEqual([]);
    expect(exceptionsOf({ ...plain, daySeconds: 36_001 })).toEqual(['LONG_DAY']);
  });

  it('asks about Saturday and Sunday', () => {
    expect(exceptionsOf({ ...plain, workDate: '2026-03-07' })).toEqual(['WEEKEND']);
    expect(exceptionsOf({ ...plain, workDate: '2026-03-08' })).toEqual(['WEEKEND']);
  });

  it('misses a rate only where hours are billable', () => {
    expect(exceptionsOf({ ...plain, hasRate: false })).toEqual(['NO_RATE']);
    expect(exceptionsOf({ ...plain, hasRate: false, billable: false })).toEqual([]);
  });

  it('names all of them', () => {
    const odd = { workDate: '2026-03-07', daySeconds: 50_000, note: '', billable: true, hasRate: false };
    expect(exceptionsOf(odd)).toEqual(['LONG_DAY', 'WEEKEND', 'NO_NOTE', 'NO_RATE']);
  });
});
