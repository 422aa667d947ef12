import fc from 'fast-check';
import { compare, sum, timeAmount } from '#libs/money';
import { type Cap, underCap, type Used, WHOLE_LINE } from './cap.js';
import { type Hours, secondsOf } from './hours.js';

interface Priced extends Hours {
  hourlyRate: string;
}

const HOUR = 3_600;
const entry = (id: string, workDate: string, hours: number, hourlyRate = '100.00'): Priced => ({
  ...{ id, workDate, hourlyRate, fromSecond: 0, seconds: Math.round(hours * HOUR), restSeconds: 0 },
});
const apart = (hours: readonly Priced[]): string =>
  sum(hours.map(({ seconds, hourlyRate }) => timeAmount(seconds, hourlyRate, 'EUR')));
/** As an invoice that has one line per rate. */
const together = (hours: readonly Priced[]): string => {
  const rates = [...new Set(hours.map(({ hourlyRate }) => hourlyRate))];
  return sum(
    rates.map((rate) => timeAmount(secondsOf(hours.filter((h) => h.hourlyRate === rate)), rate, 'EUR')),
  );
};
const fit = (hours: Priced[], cap: Partial<Cap> & { cap: string }, used: Record<string, Used> = {}) =>
  underCap(hours, { capBy: 'amount', capPer: 'total', ...cap }, new Map(Object.entries(used)), apart);
const short = (hours: readonly Hours[]) =>
  hours.map(({ id, fromSecond, seconds, restSeconds }) => [id, fromSecond, seconds, restSeconds]);

describe('hours under a cap', () => {
  it('are all of them while they come to no more than it', () => {
    const split = fit([entry('a', '2026-06-01', 6), entry('b', '2026-06-02', 4)], { cap: '1000' });
    expect(short(split.under)).toEqual([
      ['a', 0, 6 * HOUR, 0],
      ['b', 0, 4 * HOUR, 0],
    ]);
    expect(split.over).toEqual([]);
  });

  it('end within the entry that crosses it, to the second; what follows is over', () => {
    const hours = [entry('a', '2026-06-01', 8), entry('b', '2026-06-02', 4), entry('c', '2026-06-03', 1)];
    const { under, over } = fit(hours, { cap: '1000' });
    expect(short(under)).toEqual([
      ['a', 0, 8 * HOUR, 0],
      ['b', 0, 2 * HOUR, 2 * HOUR],
    ]);
    expect(short(over)).toEqual([
      ['b', 2 * HOUR, 2 * HOUR, 0],
      ['c', 0, HOUR, 0],
    ]);
    expect(apart(under)).toBe('1000.00');
  });

  it('are the first worked, then the first logged, whatever they cost and in whatever order they come', () => {
    const hours = [
      entry('c', '2026-06-02', 1, '300.00'),
      entry('b', '2026-06-01', 1, '50.00'),
      entry('a', '2026-06-02', 1, '120.00'),
    ];
    const { under, over } = fit(hours, { cap: '170' });
    expect(under.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(over.map(({ id }) => id)).toEqual(['c']);
  });

  it('of a cap in hours are free of their rates', () => {
    const hours = [entry('a', '2026-06-01', 3, '300.00'), entry('b', '2026-06-02', 3, '50.00')];
    const { under } = fit(hours, { capBy: 'hours', cap: '4.5' });
    expect(short(under)).toEqual([
      ['a', 0, 3 * HOUR, 0],
      ['b', 0, 1.5 * HOUR, 1.5 * HOUR],
    ]);
  });

  it('leave what was billed already out of the room', () => {
    const used = { [WHOLE_LINE]: { seconds: 9 * HOUR, amount: '900.00' } };
    expect(secondsOf(fit([entry('a', '2026-06-01', 8)], { cap: '1000' }, used).under)).toBe(HOUR);
    expect(secondsOf(fit([entry('a', '2026-06-01', 8)], { capBy: 'hours', cap: '10' }, used).under)).toBe(
      HOUR,
    );
  });

  it('are none once a lowered cap is below what was billed', () => {
    const used = { [WHOLE_LINE]: { seconds: 9 * HOUR, amount: '900.00' } };
    expect(fit([entry('a', '2026-06-01', 1)], { cap: '800' }, used).under).toEqual([]);
    expect(fit([entry('a', '2026-06-01', 1)], { capBy: 'hours', cap: '8' }, used).under).toEqual([]);
  });

  it('find room again when what was billed is credited', () => {
    const hours = [entry('a', '2026-06-01', 2)];
    expect(
      fit(hours, { cap: '1000' }, { [WHOLE_LINE]: { seconds: 36_000, amount: '1000.00' } }).under,
    ).toEqual([]);
    expect(fit(hours, { cap: '1000' }, { [WHOLE_LINE]: { seconds: 28_800, amount: '800.00' } }).over).toEqual(
      [],
    );
  });

  it('come out of the bucket in the order of their days when the cap is raised, from where the cut was', () => {
    const first = fit([entry('a', '2026-06-01', 8), entry('b', '2026-06-02', 4)], { cap: '1000' });
    const later = [...first.over, entry('c', '2026-05-30', 1)];
    const { under, over } = fit(
      later,
      { cap: '1200' },
      { [WHOLE_LINE]: { seconds: 36_000, amount: '1000' } },
    );
    expect(short(under)).toEqual([
      ['c', 0, HOUR, 0],
      ['b', 2 * HOUR, HOUR, HOUR],
    ]);
    expect(short(over)).toEqual([['b', 3 * HOUR, HOUR, 0]]);
  });

  it('of a month are its own: what is over one does not go into the next', () => {
    const hours = [entry('a', '2026-06-30', 12), entry('b', '2026-07-01', 3)];
    const used = { '2026-06-01': { seconds: 5 * HOUR, amount: '500.00' } };
    const { under, over } = fit(hours, { cap: '1000', capPer: 'month' }, used);
    expect(short(under)).toEqual([
      ['a', 0, 5 * HOUR, 7 * HOUR],
      ['b', 0, 3 * HOUR, 0],
    ]);
    expect(short(over)).toEqual([['a', 5 * HOUR, 7 * HOUR, 0]]);
  });

  it('are cut shorter where lines that stand together round up: three shares of a cent are one more', () => {
    const hours = ['a', 'b', 'c'].map((id) => entry(id, '2026-06-01', 1, '95.385'));
    expect(together(hours)).toBe('286.16');
    const { under } = underCap(
      hours,
      { capBy: 'amount', capPer: 'total', cap: '286.15' },
      new Map(),
      together,
    );
    expect(together(under)).toBe('286.13');
    expect(secondsOf(under)).toBe(3 * HOUR - 1);
  });

  const anyHours = fc.array(
    fc.record({
      hours: fc.integer({ min: 1, max: 86_400 }).map((seconds) => seconds / HOUR),
      rate: fc.constantFrom('100.00', '95.38', '0.01', '333.3333'),
      day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-06-${String(day).padStart(2, '0')}`),
    }),
    { maxLength: 20 },
  );

  it('never come to more than the cap, nor to a second less than fits, and lose none', () => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 1, max: 5_000_000 }), (drawn, cents) => {
        const hours = drawn.map(({ hours: length, rate, day }, at) =>
          entry(`e${at + 100}`, day, length, rate),
        );
        const cap = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        const { under, over } = underCap(
          hours,
          { capBy: 'amount', capPer: 'total', cap },
          new Map(),
          together,
        );
        expect(compare(together(under), cap)).toBeLessThan(1);
        expect(secondsOf(under) + secondsOf(over)).toBe(secondsOf(hours));
        const [next] = over;
        if (next) expect(compare(together([...under, { ...next, seconds: 1 }]), cap)).toBe(1);
      }),
    );
  });
});
