import type { BillingModel } from '#libs/contracts';
import type { Printer } from '../../../platform/pdf/printer.js';
import type { EngagementLineDto } from '../dto/engagement-line.dto.js';

const MODELS: Record<BillingModel, string> = {
  time_and_material: 'Billed by the hour',
  capped: 'Billed by the hour, up to a cap',
  fixed: 'Fixed price',
  milestone: 'Milestones',
  retainer: 'Retainer',
  expenses: 'Expenses, billed as they arise',
};

/** What a line says, for those who pay: never what the firm estimates for itself. */
export function sentencesOf(line: EngagementLineDto, { money, decimal, date }: Printer): string[] {
  const { title, description, model, capBy, capPer, cap, amount } = line;
  const { hoursPerMonth, monthlyFee, rollOverMonths, overageRate } = line;
  const months = rollOverMonths === 1 ? 'a month' : `${rollOverMonths} months`;
  const retained =
    hoursPerMonth && monthlyFee
      ? [
          `${decimal(hoursPerMonth)} h a month for ${money(monthlyFee)}`,
          rollOverMonths ? `Unused hours stay for ${months}` : 'Unused hours end with their month',
          ...(overageRate ? [`Hours beyond at ${money(overageRate)}`] : []),
        ]
      : [];
  return [
    ...[title, description, MODELS[model]].filter(Boolean),
    ...(cap
      ? [
          `Never more than ${capBy === 'hours' ? `${decimal(cap)} h` : money(cap)} ${capPer === 'month' ? 'a month' : 'in all'}`,
        ]
      : []),
    ...(amount ? [money(amount)] : []),
    ...line.schedule.map((part) => `${part.title}: ${money(part.amount)}, due ${date(part.date)}`),
    ...line.milestones.map(
      (part) =>
        `${part.title}: ${money(part.amount)} on acceptance${part.dueDate ? `, planned for ${date(part.dueDate)}` : ''}`,
    ),
    ...retained,
  ];
}
