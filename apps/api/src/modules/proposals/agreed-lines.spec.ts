import { sum } from '#libs/money';
import { agreedOf } from './agreed-lines.js';
import type { LineContent } from './content.js';
import { proposalTotals } from './proposal-totals.js';

const base = { description: '', isOptional: false, taxCode: null };
const LINES: LineContent[] = [
  {
    ...base,
    key: 'a',
    title: 'Build',
    model: 'time_and_material',
    role: 'Engineer',
    quantity: '10',
    unitPrice: '100',
  },
  { ...base, key: 'b', title: 'Design', model: 'fixed', amount: '500' },
  {
    ...{ ...base, key: 'c', title: 'Launch', model: 'milestone' },
    milestones: ['33.33', '66.67'].map((amount) => ({
      title: 'M',
      dueDate: null,
      amount,
      acceptanceDays: 14,
    })),
  },
  { ...base, key: 'd', title: 'Option', model: 'fixed', amount: '99', isOptional: true },
  {
    ...{ ...base, key: 'e', title: 'Care', model: 'retainer', quantity: '2' },
    ...{ hoursPerMonth: '20', monthlyFee: '1000', rollOverMonths: 1 },
  },
];
const agreed = (discountValue: string | null) => {
  const discount = { discountKind: discountValue === null ? null : ('percent' as const), discountValue };
  const totals = proposalTotals(LINES, new Set(), discount, [], 'EUR');
  return { totals, ...agreedOf(LINES, totals, { currency: 'EUR', endDate: '2027-01-31' }) };
};

describe('what an accepted proposal becomes', () => {
  it('has the lines that count, by their models', () => {
    const { lines, rates } = agreed(null);
    expect(rates).toEqual([{ role: 'Engineer', hourlyRate: '100.0000' }]);
    expect(lines.map(({ title }) => title)).toEqual(['Build', 'Design', 'Launch', 'Care']);
    expect(lines[0]).toMatchObject({ budgetHours: '10', budgetAmount: '1000.00' });
    expect(lines[1]).toMatchObject({
      amount: '500.00',
      schedule: [{ date: '2027-01-31', amount: '500.00' }],
    });
    expect(lines[3]).toMatchObject({ hoursPerMonth: '20', monthlyFee: '1000.00', rollOverMonths: 1 });
  });

  it('comes to the price after discount', () => {
    const { lines, rates, totals } = agreed('10');
    expect(rates).toEqual([{ role: 'Engineer', hourlyRate: '90.0000' }]);
    expect(lines[1]).toMatchObject({ amount: '450.00' });
    const { milestones } = lines[2] as { milestones: { amount: string }[] };
    expect(sum(milestones.map(({ amount }) => amount))).toBe(totals.lines[2]!.net);
    expect(lines[3]).toMatchObject({ monthlyFee: '900.00' });
  });
});
