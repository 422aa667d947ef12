import fc from 'fast-check';
import { INVOICE_GROUPINGS } from '#libs/contracts';
import { sum, timeAmount } from '#libs/money';
import { type BillableEntry, linesOf, roundingDifference } from './invoice-lines.js';

let counter = 0;
const entry = (over: Partial<BillableEntry> = {}): BillableEntry => ({
  id: `e${String(++counter).padStart(4, '0')}`,
  workDate: '2026-03-02',
  seconds: 3_600,
  task: '',
  note: '',
  hourlyRate: '100.00',
  membershipId: 'm1',
  personName: 'Ann Lee',
  projectId: 'p1',
  projectName: 'Website',
  ...over,
});
const bob = { membershipId: 'm2', personName: 'Bob Ray' };
const lines = (entries: BillableEntry[], grouping: (typeof INVOICE_GROUPINGS)[number], currency = 'EUR') =>
  linesOf(entries, { grouping, currency, formatDay: (day) => day });
const short = (made: ReturnType<typeof linesOf>) =>
  made.map(({ description, seconds, unitPrice, amount }) => [description, seconds, unitPrice, amount]);

describe('lines of entries', () => {
  it('are one per entry, with day, person, task and note', () => {
    const entries = [
      entry({ task: 'Build', note: 'First\n  page' }),
      entry({ workDate: '2026-03-01', ...bob }),
    ];
    expect(short(lines(entries, 'entry'))).toEqual([
      ['2026-03-01 · Bob Ray', 3_600, '100.00', '100.00'],
      ['2026-03-02 · Ann Lee · Build: First page', 3_600, '100.00', '100.00'],
    ]);
  });

  it('are one per person, by name', () => {
    const entries = [entry(bob), entry(), entry({ ...bob, seconds: 1_800 })];
    expect(short(lines(entries, 'person'))).toEqual([
      ['Ann Lee', 3_600, '100.00', '100.00'],
      ['Bob Ray', 5_400, '100.00', '150.00'],
    ]);
  });

  it('keep two people of one name apart', () => {
    expect(lines([entry(), entry({ membershipId: 'm9' })], 'person')).toHaveLength(2);
  });

  it('are one per task whatever its capitals; time without one bears the project', () => {
    const entries = [entry({ task: 'Review' }), entry({ task: 'review' }), entry()];
    expect(short(lines(entries, 'task'))).toEqual([
      ['Website', 3_600, '100.00', '100.00'],
      ['Review', 7_200, '100.00', '200.00'],
    ]);
  });

  it('are one per day', () => {
    const entries = [entry({ workDate: '2026-03-03' }), entry(bob), entry()];
    expect(short(lines(entries, 'day'))).toEqual([
      ['2026-03-02', 7_200, '100.00', '200.00'],
      ['2026-03-03', 3_600, '100.00', '100.00'],
    ]);
  });

  it('split by rate, the dearest first, so that hours times price is the amount', () => {
    const entries = [
      entry({ hourlyRate: '80' }),
      entry({ hourlyRate: '120.00' }),
      entry({ hourlyRate: '80.00' }),
    ];
    expect(short(lines(entries, 'person'))).toEqual([
      ['Ann Lee', 3_600, '120.00', '120.00'],
      ['Ann Lee', 7_200, '80', '160.00'],
    ]);
  });

  it('name the project when there are several', () => {
    const other = { projectId: 'p2', projectName: 'App' };
    expect(
      lines([entry(), entry(other), entry({ ...other, task: 'Build' })], 'task').map((l) => l.description),
    ).toEqual(['App', 'App: Build', 'Website']);
  });

  it('cut a long note where a table would burst', () => {
    const [line] = lines([entry({ note: 'long '.repeat(200) })], 'entry');
    expect(line!.description.length).toBeLessThan(340);
    expect(line!.description.endsWith('…')).toBe(true);
  });

  it.each([
    ['EUR', '95.38', 11_700, '309.99'],
    ['JPY', '12345.5', 5_400, '18518'],
    ['KWD', '10.333', 1_200, '3.444'],
    ['EUR', '0.01', 1, '0.00'],
  ])('round once, half up, to the smallest unit of %s', (currency, hourlyRate, seconds, amount) => {
    expect(lines([entry({ hourlyRate, seconds })], 'entry', currency)[0]!.amount).toBe(amount);
  });

  it('differ from their entries by the cent that grouping saves: 3 × 20 min are 99.99 apart and 100.00 together', () => {
    const entries = [entry({ seconds: 1_200 }), entry({ seconds: 1_200 }), entry({ seconds: 1_200 })];
    const [apart, together] = [lines(entries, 'entry'), lines(entries, 'person')];
    expect(sum(apart.map((l) => l.amount))).toBe('99.99');
    expect(roundingDifference(apart, entries, 'EUR')).toBe('0.00');
    expect(sum(together.map((l) => l.amount))).toBe('100.00');
    expect(roundingDifference(together, entries, 'EUR')).toBe('0.01');
  });

  it('of nothing are none', () => {
    expect(lines([], 'day')).toEqual([]);
    expect(roundingDifference([], [], 'EUR')).toBe('0.00');
  });

  const anyEntries = fc.array(
    fc.record({
      seconds: fc.integer({ min: 1, max: 86_400 }),
      hourlyRate: fc.constantFrom('100.00', '95.38', '0.01', '333.3333'),
      workDate: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03'),
      task: fc.constantFrom('', 'Build', 'build', 'Review'),
      who: fc.constantFrom({ membershipId: 'm1', personName: 'Ann Lee' }, bob),
      where: fc.constantFrom(
        { projectId: 'p1', projectName: 'Website' },
        { projectId: 'p2', projectName: 'App' },
      ),
    }),
    { maxLength: 40 },
  );

  it('bill every entry once, in an order of their own, and every line adds up', () => {
    fc.assert(
      fc.property(anyEntries, fc.constantFrom(...INVOICE_GROUPINGS), (drawn, grouping) => {
        const entries = drawn.map(({ who, where, ...rest }) => entry({ ...who, ...where, ...rest }));
        const made = lines(entries, grouping);
        expect(made.flatMap((l) => l.entries.map(({ id }) => id)).sort()).toEqual(
          entries.map(({ id }) => id).sort(),
        );
        for (const line of made) {
          const own = entries.filter(({ id }) => line.entries.some((own) => own.id === id));
          expect(line.seconds).toBe(own.reduce((total, { seconds }) => total + seconds, 0));
          expect(line.amount).toBe(timeAmount(line.seconds, line.unitPrice, 'EUR'));
        }
        expect(lines(entries.toReversed(), grouping)).toEqual(made);
      }),
    );
  });
});
