import type { AgreedTermsDto } from '#libs/api-client/models/agreed-terms-dto';
import type { EngagementLineDto } from '#libs/api-client/models/engagement-line-dto';
import type { Formats } from '#libs/ui/formats';

import { MODEL_WORDS, termsOf } from '../lines/line-words';

/** Something that is another thing after than it was before; null where it was not there. */
export interface Difference {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What of the terms is different, in words. */
export function termDifferences(
  before: AgreedTermsDto,
  after: AgreedTermsDto,
  currency: string,
  formats: Formats,
): Difference[] {
  const money = (amount: string | null): string | null =>
    amount && `${formats.money(amount, currency)} ${currency}`;
  const hours = (value: string | null): string | null => value && formats.number(value);
  return [
    { what: $localize`End`, before: formats.date(before.endDate), after: formats.date(after.endDate) },
    { what: $localize`Budget`, before: money(before.budget), after: money(after.budget) },
    { what: $localize`Budget in hours`, before: hours(before.budgetHours), after: hours(after.budgetHours) },
  ].filter((one) => one.before !== one.after);
}

/** Lines that are other ones, as sentences; `null` for none. */
export function lineDifference(
  before: EngagementLineDto | null,
  after: EngagementLineDto | null,
  currency: string,
  formats: Formats,
): Difference {
  const said = (line: EngagementLineDto | null): string | null => line && sentenceOf(line, currency, formats);
  return { what: (after ?? before)!.title, before: said(before), after: said(after) };
}

/** Of two versions of an engagement, the lines that differ. */
export function lineDifferences(
  before: readonly EngagementLineDto[],
  after: readonly EngagementLineDto[],
  currency: string,
  formats: Formats,
): Difference[] {
  const gone = before.filter(({ id }) => !after.some((line) => line.id === id));
  return [
    ...after.map((line) =>
      lineDifference(before.find(({ id }) => id === line.id) ?? null, line, currency, formats),
    ),
    ...gone.map((line) => lineDifference(line, null, currency, formats)),
  ].filter((one) => one.before !== one.after);
}

function sentenceOf(line: EngagementLineDto, currency: string, formats: Formats): string {
  const money = (amount: string): string => `${formats.money(amount, currency)} ${currency}`;
  const parts = [
    ...line.schedule.map(({ title, date, amount }) => `${title}, ${formats.date(date)}: ${money(amount)}`),
    ...line.milestones.map(({ title, dueDate, amount }) =>
      dueDate ? `${title}, ${formats.date(dueDate)}: ${money(amount)}` : `${title}: ${money(amount)}`,
    ),
  ];
  return [
    line.title,
    MODEL_WORDS[line.model],
    line.description,
    ...termsOf(line, currency, formats),
    ...parts,
  ]
    .filter(Boolean)
    .join('\n');
}
