import { lineFaults, type LineTerms, lineValue, needsPrices } from './line-terms.js';

const part = (amount: string) => ({ title: 'Part', date: '2026-01-31', amount });
const SOUND = {
  time_and_material: { model: 'time_and_material', budgetHours: '40', budgetAmount: '4000.00' },
  capped: { model: 'capped', capBy: 'amount', capPer: 'total', cap: '12000.00' },
  fixed: { model: 'fixed', amount: '0.30', schedule: [part('0.10'), part('0.20')] },
  milestone: { model: 'milestone', milestones: [{ title: 'Design', amount: '500.00' }] },
  retainer: { model: 'retainer', hoursPerMonth: '20', monthlyFee: '1000.00', rollOverMonths: 0 },
  expenses: { model: 'expenses', budgetAmount: '300.00' },
} as const satisfies Record<string, LineTerms>;
const faults = (line: LineTerms, currency = 'EUR') =>
  lineFaults([line], currency).map(({ field, code }) => `${field} ${code}`);

describe('the terms of a line', () => {
  it.each(Object.values(SOUND))('are sound: $model', (line) => expect(faults(line)).toEqual([]));

  it('have the fields of their model and no others', () => {
    expect(faults({ model: 'capped' })).toEqual([
      'lines.0.capBy REQUIRED',
      'lines.0.capPer REQUIRED',
      'lines.0.cap REQUIRED',
    ]);
    expect(faults({ model: 'milestone', milestones: [] })).toEqual(['lines.0.milestones REQUIRED']);
    expect(faults({ ...SOUND.retainer, cap: '5', budgetHours: '3', schedule: [part('1')] })).toEqual([
      'lines.0.budgetHours OTHER_MODEL',
      'lines.0.cap OTHER_MODEL',
      'lines.0.schedule OTHER_MODEL',
    ]);
  });

  it('leave out by null and by empty lists', () =>
    expect(faults({ ...SOUND.expenses, cap: null, schedule: [], milestones: [] })).toEqual([]));

  it('have parts that come to the price, to the cent', () => {
    expect(faults({ ...SOUND.fixed, amount: '0.31' })).toEqual(['lines.0.amount SCHEDULE_SUM']);
    expect(faults({ ...SOUND.fixed, amount: '0.3' })).toEqual([]);
  });

  it('have amounts in whole units of the currency, and hours of any', () => {
    expect(faults({ ...SOUND.capped, cap: '0.5' }, 'JPY')).toEqual(['lines.0.cap TOO_MANY_DECIMALS']);
    expect(faults({ ...SOUND.capped, capBy: 'hours', cap: '0.5' }, 'JPY')).toEqual([]);
    expect(faults({ ...SOUND.milestone, milestones: [{ title: 'A', amount: '1.005' }] })).toEqual([
      'lines.0.milestones.0.amount TOO_MANY_DECIMALS',
    ]);
  });

  it('say what they come to where that is known', () => {
    expect(Object.values(SOUND).map((line) => lineValue(line))).toEqual([
      '4000.00',
      '12000.00',
      '0.30',
      '500.00',
      null,
      '300.00',
    ]);
    expect(lineValue({ ...SOUND.capped, capPer: 'month' })).toBeNull();
  });

  it('need prices where hours are billed at them', () => {
    expect(
      Object.values(SOUND)
        .filter(needsPrices)
        .map(({ model }) => model),
    ).toEqual(['time_and_material', 'capped', 'retainer']);
    expect(needsPrices({ ...SOUND.retainer, overageRate: '70.00' })).toBe(false);
  });
});
