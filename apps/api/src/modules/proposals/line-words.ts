import { compare } from '#libs/money';
import type { Printer } from '../../platform/pdf/printer.js';
import type { LineContent } from './content.js';

/** What a line's model means, for those who pay: never what the firm estimates for itself. */
export function termsOf(line: LineContent, print: Printer): string[] {
  const { money, decimal, date } = print;
  switch (line.model) {
    case 'time_and_material':
      return [`${line.role}: ${decimal(line.quantity!)} h at ${money(line.unitPrice!)}, billed as worked`];
    case 'capped': {
      const most = line.capBy === 'hours' ? `${decimal(line.cap!)} h` : money(line.cap!);
      const span = line.capPer === 'month' ? 'a month' : 'in all';
      return [
        `${line.role}: ${decimal(line.quantity!)} h at ${money(line.unitPrice!)}, billed as worked`,
        `Never more than ${most} ${span}`,
      ];
    }
    case 'fixed':
      return (line.schedule ?? []).map(
        (part) => `${part.title}: ${money(part.amount)}, due ${date(part.date)}`,
      );
    case 'milestone':
      return line.milestones!.map(
        (part) =>
          `${part.title}: ${money(part.amount)} on acceptance${part.dueDate ? `, planned for ${date(part.dueDate)}` : ''}`,
      );
    case 'retainer': {
      const months = compare(line.quantity!, '1') === 0 ? 'month' : 'months';
      const unused = line.rollOverMonths
        ? `Unused hours stay for ${line.rollOverMonths} ${line.rollOverMonths === 1 ? 'month' : 'months'}`
        : 'Unused hours end with their month';
      const beyond = line.overageRate ? [`Hours beyond at ${money(line.overageRate)}`] : [];
      return [
        `${decimal(line.hoursPerMonth!)} h a month for ${money(line.monthlyFee!)}, ${decimal(line.quantity!)} ${months}`,
        [unused, ...beyond].join('; '),
      ];
    }
    case 'expenses':
      return ['Estimated; billed as they arise'];
  }
}
