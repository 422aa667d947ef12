import { splitByDay } from './split-by-day.js';

const split = (from: string, to: string, zone = 'Europe/Berlin'): [string, number][] =>
  splitByDay(new Date(from), new Date(to), zone).map(({ workDate, seconds }) => [workDate, seconds]);

describe('a run of the clock, by local day', () => {
  it('is one part inside a day', () => {
    expect(split('2026-03-02T08:00:00Z', '2026-03-02T09:30:00Z')).toEqual([['2026-03-02', 5_400]]);
  });

  it('is cut at the midnight of the zone, not of UTC', () => {
    expect(split('2026-03-02T22:30:00Z', '2026-03-02T23:30:00Z')).toEqual([
      ['2026-03-02', 1_800],
      ['2026-03-03', 1_800],
    ]);
  });

  it('counts the real hours of a spring and an autumn night', () => {
    expect(split('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toEqual([['2026-03-29', 82_800]]);
    expect(split('2021-10-30T22:00:00Z', '2021-10-31T23:00:00Z')).toEqual([['2021-10-31', 90_000]]);
  });

  it('covers every day of a long one', () => {
    expect(split('2026-03-02T12:00:00Z', '2026-03-04T12:00:00Z', 'UTC')).toEqual([
      ['2026-03-02', 43_200],
      ['2026-03-03', 86_400],
      ['2026-03-04', 43_200],
    ]);
  });

  it('counts whole seconds, and never none', () => {
    expect(split('2026-03-02T22:59:59.900Z', '2026-03-02T23:00:05.100Z')).toEqual([
      ['2026-03-02', 1],
      ['2026-03-03', 5],
    ]);
    expect(split('2026-03-02T10:00:00.000Z', '2026-03-02T10:00:00.400Z')).toEqual([['2026-03-02', 1]]);
  });
});
