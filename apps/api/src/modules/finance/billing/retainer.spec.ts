import fc from 'fast-check';
import { sum, timeAmount } from '#libs/money';
import { type Hours, secondsOf } from './hours.js';
import { coverMonths, inOpenMonths, retainerMonths, type RetainerTerms } from './retainer.js';

const HOUR = 3_600;
const TERMS: RetainerTerms = {
  ...{ hoursPerMonth: '20', monthlyFee: '1000.00', startDate: '2026-01-01', endDate: '2026-12-31' },
};
const months = (over: Partial<RetainerTerms> = {}, through = '2026-12-31', currency = 'EUR') =>
  retainerMonths({ ...TERMS, ...over }, currency, through);
const entry = (id: string, workDate: string, hours: number): Hours => ({
  ...{ id, workDate, fromSecond: 0, seconds: Math.round(hours * HOUR), restSeconds: 0 },
});
const hoursOf = (seconds: number): number => seconds / HOUR;

function cover(hours: Hours[], rollOver: number, through: string, billed: Record<string, number> = {}) {
  const open = months({}, through);
  const seconds = new Map(Object.entries(billed).map(([month, length]) => [month, length * HOUR]));
  return coverMonths(open, rollOver, inOpenMonths(hours, open, seconds));
}
const story = (covered: ReturnType<typeof cover>) =>
  covered.map((month) => [
    month.month.slice(0, 7),
    ...[month.carriedSeconds, month.coveredSeconds, secondsOf(month.overage)].map(hoursOf),
    ...[month.expiredSeconds, month.leftSeconds].map(hoursOf),
  ]);

describe('months of a retainer', () => {
  it('have the fee and the hours, as far as they have begun', () => {
    const [first, second, ...more] = months({}, '2026-02-10');
    expect(first).toEqual({
      ...{ month: '2026-01-01', from: '2026-01-01', to: '2026-01-31', fee: '1000.00' },
      ...{ includedSeconds: 20 * HOUR, rests: false },
    });
    expect([second!.month, second!.to]).toEqual(['2026-02-01', '2026-02-28']);
    expect(more).toEqual([]);
  });

  it.each([
    // 1000 × 17/31 = 548.387…; 20 h × 17/31 = 10 h 58 min 3.87 s
    ['2026-01-15', '2026-12-31', 0, '548.39', 10 * HOUR + 58 * 60],
    // 1000 × 14/28
    ['2026-02-15', '2026-12-31', 0, '500.00', 10 * HOUR],
    // the last day alone: 1000 × 1/31 = 32.258…; 20 h × 1/31 = 38 min 42.58 s
    ['2026-01-01', '2026-03-01', 2, '32.26', 39 * 60],
    // within one month: 6 of 31 days; 3 h 52 min 15.48 s
    ['2026-01-10', '2026-01-15', 0, '193.55', 3 * HOUR + 52 * 60],
    // leap year: 1000 × 15/29 = 517.241…; 20 h × 15/29 = 10 h 20 min 41.38 s
    ['2028-02-15', '2028-06-30', 0, '517.24', 10 * HOUR + 21 * 60],
  ])('that run from %s to %s have month %i by calendar days', (startDate, endDate, at, fee, seconds) => {
    const month = months({ startDate, endDate }, '2028-12-31')[at]!;
    expect([month.fee, month.includedSeconds]).toEqual([fee, seconds]);
  });

  it('round the fee to the currency, and keep agreed parts of an hour in a whole month', () => {
    const [part, whole] = months({ startDate: '2026-01-15', hoursPerMonth: '7.3333' }, '2026-02-01', 'JPY');
    expect(part!.fee).toBe('548');
    expect(whole!.includedSeconds).toBe(26_400);
  });

  it.each([
    // February rests from the 15th: 1000 × 14/28
    ['2026-02-15', '2026-02-28', 1, '500.00', 10 * HOUR, false],
    // 1000 × 30/31 = 967.741…; 20 h × 30/31 = 19 h 21 min 17.4 s
    ['2025-12-01', '2026-01-01', 0, '967.74', 19 * HOUR + 21 * 60, false],
    ['2026-01-20', '2026-03-10', 1, '0.00', 0, true],
    // 1000 × 21/31 = 677.419…; 20 h × 21/31 = 13 h 32 min 54 s
    ['2026-01-20', '2026-03-10', 2, '677.42', 13 * HOUR + 33 * 60, false],
  ])('that rest from %s to %s have fee and hours of the other days', (from, to, at, fee, seconds, rests) => {
    const month = months({ pauses: [{ from, to }] })[at]!;
    expect([month.fee, month.includedSeconds, month.rests]).toEqual([fee, seconds, rests]);
  });

  it('are none before the retainer starts', () => {
    expect(months({}, '2025-12-31')).toEqual([]);
  });
});

describe('hours of a retainer', () => {
  it('beyond 20 at 50 cost 70: 26 hours are 1,000.00 and 420.00', () => {
    const [january] = cover([entry('a', '2026-01-05', 8), entry('b', '2026-01-20', 18)], 0, '2026-01-31');
    expect(january!.covered.map(({ id, seconds }) => [id, hoursOf(seconds)])).toEqual([
      ['a', 8],
      ['b', 12],
    ]);
    expect(january!.overage).toEqual([
      { id: 'b', workDate: '2026-01-20', fromSecond: 12 * HOUR, seconds: 6 * HOUR, restSeconds: 0 },
    ]);
    const overage = timeAmount(secondsOf(january!.overage), '70', 'EUR');
    expect([january!.fee, overage, sum([january!.fee, overage])]).toEqual(['1000.00', '420.00', '1420.00']);
  });

  it('that are not used are lost with the month where none roll over', () => {
    const covered = cover([entry('a', '2026-01-05', 12), entry('b', '2026-02-05', 25)], 0, '2026-02-28');
    expect(story(covered)).toEqual([
      ['2026-01', 0, 12, 0, 8, 0],
      ['2026-02', 0, 20, 5, 0, 0],
    ]);
  });

  it('wait while the retainer rests, which adds none', () => {
    const open = months({ pauses: [{ from: '2026-02-01', to: '2026-03-31' }] }, '2026-05-31');
    const hours = [entry('a', '2026-01-05', 15), entry('b', '2026-04-05', 22), entry('c', '2026-05-05', 25)];
    expect(story(coverMonths(open, 1, inOpenMonths(hours, open, new Map())))).toEqual([
      ['2026-01', 0, 15, 0, 0, 5],
      ['2026-02', 5, 0, 0, 0, 5],
      ['2026-03', 5, 0, 0, 0, 5],
      ['2026-04', 5, 22, 0, 0, 3],
      ['2026-05', 3, 23, 2, 0, 0],
    ]);
  });

  it('roll over for so many months, are used oldest first, and expire after them', () => {
    const hours = [
      entry('a', '2026-01-05', 10), // 10 left, until March
      entry('b', '2026-02-05', 14), // uses January's 10 and 4 of its own: 16 left, until April
      entry('c', '2026-03-05', 6), // uses 6 of February's: 10 left of those, 20 own
    ];
    expect(story(cover(hours, 2, '2026-06-30'))).toEqual([
      ['2026-01', 0, 10, 0, 0, 10],
      ['2026-02', 10, 14, 0, 0, 16],
      ['2026-03', 16, 6, 0, 0, 30],
      ['2026-04', 30, 0, 0, 10, 40],
      ['2026-05', 40, 0, 0, 20, 40],
      ['2026-06', 40, 0, 0, 20, 40],
    ]);
  });

  it('that expire are not there the month after', () => {
    const covered = cover([entry('a', '2026-03-05', 45)], 1, '2026-03-31');
    expect(story(covered)).toEqual([
      ['2026-01', 0, 0, 0, 0, 20],
      ['2026-02', 20, 0, 0, 20, 20],
      ['2026-03', 20, 40, 5, 0, 0],
    ]);
  });

  it('logged late into a billed month count in the open one', () => {
    const hours = [entry('late', '2026-01-31', 3), entry('b', '2026-02-05', 19)];
    const [january, february] = cover(hours, 0, '2026-02-28', { '2026-01-01': 12 });
    expect(story([january!])).toEqual([['2026-01', 0, 12, 0, 8, 0]]);
    expect(february!.covered.map(({ id }) => id)).toEqual(['late', 'b']);
    expect(february!.overage.map(({ id, seconds }) => [id, hoursOf(seconds)])).toEqual([['b', 2]]);
  });

  it('logged late after the last month was billed are overage of it', () => {
    const open = months({ endDate: '2026-01-31' });
    const work = inOpenMonths([entry('late', '2026-01-31', 3)], open, new Map([['2026-01-01', 20 * HOUR]]));
    const [january] = coverMonths(open, 0, work);
    expect(january!.overage.map(({ id }) => id)).toEqual(['late']);
  });

  it('worked after the months that are looked at count in none of them', () => {
    const [january] = cover([entry('a', '2026-01-05', 8), entry('b', '2026-02-01', 30)], 0, '2026-01-31');
    expect([january!.covered.map(({ id }) => id), january!.overage]).toEqual([['a'], []]);
  });

  it('that were billed use up what rolled over before open ones do', () => {
    const covered = cover([entry('b', '2026-03-05', 30)], 1, '2026-03-31', {
      ...{ '2026-01-01': 10, '2026-02-01': 25 },
    });
    expect(story(covered)).toEqual([
      ['2026-01', 0, 10, 0, 0, 10],
      ['2026-02', 10, 25, 0, 0, 5],
      ['2026-03', 5, 25, 5, 0, 0],
    ]);
  });

  it('are each covered or overage, and no hour of the retainer is used twice or lost without a trace', () => {
    const anyHours = fc.array(
      fc.record({
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
        seconds: fc.integer({ min: 1, max: 86_400 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 0, max: 12 }), (drawn, rollOver) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const hours = drawn.map(({ month, day, seconds }, at) =>
          entry(`e${at + 100}`, `2026-${two(month)}-${two(day)}`, seconds / HOUR),
        );
        const covered = cover(hours, rollOver, '2026-12-31');
        const total = (of: (month: (typeof covered)[number]) => number) =>
          covered.reduce((all, month) => all + of(month), 0);
        const overage = total((month) => secondsOf(month.overage));
        expect(total((month) => month.coveredSeconds) + overage).toBe(secondsOf(hours));
        const spent = total((month) => month.coveredSeconds + month.expiredSeconds);
        expect(spent + covered.at(-1)!.leftSeconds).toBe(total((month) => month.includedSeconds));
      }),
    );
  });
});
