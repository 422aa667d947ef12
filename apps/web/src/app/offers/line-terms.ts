import { inject } from '@angular/core';
import type { ProposalLineDto } from '#libs/api-client/models/proposal-line-dto';
import { Formats } from '#libs/ui/formats';

/** What a line's model means, in sentences, for a currency. */
export function lineTerms(): (line: ProposalLineDto, currency: string) => string[] {
  const formats = inject(Formats);
  return (line, currency) => {
    const money = (amount: string): string => `${formats.money(amount, currency)} ${currency}`;
    const number = (value = '0'): string => formats.number(value);
    switch (line.model) {
      case 'time_and_material':
        return [worked(line, number, money)];
      case 'capped':
        return [worked(line, number, money), most(line, number, money)];
      case 'fixed':
        return (line.schedule ?? []).map(
          ({ title, amount, date }) =>
            $localize`${title}:part:: ${money(amount)}:amount:, due ${formats.date(date)}:day:`,
        );
      case 'milestone':
        return (line.milestones ?? []).map(({ title, amount, dueDate }) =>
          dueDate
            ? $localize`${title}:part:: ${money(amount)}:amount: on acceptance, planned for ${formats.date(dueDate)}:day:`
            : $localize`${title}:part:: ${money(amount)}:amount: on acceptance`,
        );
      case 'retainer':
        return retained(line, number, money);
      case 'expenses':
        return [$localize`Estimated; billed as they arise`];
    }
  };
}

type Line = ProposalLineDto;
type Write = (value: string) => string;

const worked = ({ role, quantity = '0', unitPrice = '0' }: Line, number: Write, money: Write): string =>
  $localize`${role}:role:: ${number(quantity)}:hours: h at ${money(unitPrice)}:price:, billed as worked`;

function most({ capBy, capPer, cap = '0' }: Line, number: Write, money: Write): string {
  const limit = capBy === 'hours' ? $localize`${number(cap)}:hours: h` : money(cap);
  return capPer === 'month'
    ? $localize`Never more than ${limit}:limit: a month`
    : $localize`Never more than ${limit}:limit: in all`;
}

function retained(
  { hoursPerMonth = '0', monthlyFee = '0', quantity = '0', rollOverMonths = 0, overageRate }: Line,
  number: Write,
  money: Write,
): string[] {
  return [
    $localize`${number(hoursPerMonth)}:hours: h a month for ${money(monthlyFee)}:fee:, months: ${number(quantity)}:months:`,
    rollOverMonths
      ? $localize`Months for which unused hours stay: ${rollOverMonths}:months:`
      : $localize`Unused hours end with their month`,
    ...(overageRate ? [$localize`Hours beyond at ${money(overageRate)}:price:`] : []),
  ];
}
