import type { BillingModel } from '#libs/contracts';
import type { EngagementLineDto } from '#libs/api-client/models/engagement-line-dto';
import type { Formats } from '#libs/ui/formats';

/** The ways to bill a line, in the order in which they are chosen from. */
export const MODEL_WORDS: Record<BillingModel, string> = {
  time_and_material: $localize`By the hour`,
  capped: $localize`By the hour, up to a cap`,
  fixed: $localize`Fixed price`,
  milestone: $localize`Milestones`,
  retainer: $localize`Retainer`,
  expenses: $localize`Expenses`,
};

/** What a line's terms are, in sentences. */
export function termsOf(line: EngagementLineDto, currency: string, formats: Formats): string[] {
  const money = (amount: string): string => `${formats.money(amount, currency)} ${currency}`;
  const terms: string[] = [];
  if (line.cap) {
    const cap =
      line.capBy === 'hours' ? $localize`${formats.number(line.cap)}:hours: hours` : money(line.cap);
    terms.push(
      line.capPer === 'month'
        ? $localize`At most ${cap}:cap: a month`
        : $localize`At most ${cap}:cap: in all`,
    );
  }
  if (line.amount) terms.push(money(line.amount));
  if (line.hoursPerMonth && line.monthlyFee) {
    const hours = formats.number(line.hoursPerMonth);
    terms.push($localize`${hours}:hours: hours a month for ${money(line.monthlyFee)}:fee:`);
    terms.push(
      line.rollOverMonths === 1
        ? $localize`Unused hours stay for a month`
        : line.rollOverMonths
          ? $localize`Unused hours stay for ${line.rollOverMonths}:months: months`
          : $localize`Unused hours lapse with the month`,
    );
    terms.push(
      line.overageRate
        ? $localize`${money(line.overageRate)}:rate: for each hour beyond`
        : $localize`Hours beyond at the price of the rate card`,
    );
    if (line.advanceDays !== null) terms.push(ahead(line.advanceDays));
  }
  if (line.budgetHours) terms.push($localize`About ${formats.number(line.budgetHours)}:hours: hours`);
  if (line.budgetAmount) terms.push($localize`About ${money(line.budgetAmount)}:amount:`);
  return terms;
}

const ahead = (days: number): string => {
  if (days === 0) return $localize`The fee is billed on the month’s first day`;
  return days === 1
    ? $localize`The fee is billed on the day before the month`
    : $localize`The fee is billed ${days}:days: days before the month`;
};
