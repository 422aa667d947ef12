import { P, type ProjectPrivacy } from '#libs/contracts';
import { timeAmount } from '#libs/money';
import { can, type RequestContext } from '../../../platform/context/request-context.js';
import type { TimeEntryDto } from './dto/time-entry.dto.js';

/** What the queries answer: rate and currency always stand in it. */
export type TimeEntryRow = Omit<TimeEntryDto, 'hourlyRate' | 'currency' | 'amount'> & {
  projectPrivacy: ProjectPrivacy;
  hourlyRate: string | null;
  currency: string;
};

/** With the amount for those who may read rates, without any price for the others. */
export function toTimeEntryDto(
  ctx: RequestContext,
  { projectPrivacy: _, ...row }: TimeEntryRow,
): TimeEntryDto {
  if (can(ctx, P.RateRead)) return { ...row, amount: amountOf(row) };
  const { hourlyRate, rateSource, rateReason, currency, ...visible } = row;
  return visible;
}

function amountOf({
  billable,
  seconds,
  hourlyRate,
  currency,
}: Omit<TimeEntryRow, 'projectPrivacy'>): string | null {
  return billable && hourlyRate !== null ? timeAmount(seconds, hourlyRate, currency) : null;
}
