import type { BillingModel } from '#libs/contracts';
import type { LinePartUseDto } from '#libs/api-client/models/line-part-use-dto';
import type { StatusLook } from '#libs/ui/status';

export const MODEL_WORDS: Record<BillingModel, string> = {
  time_and_material: $localize`By the hour`,
  capped: $localize`By the hour, up to a cap`,
  fixed: $localize`Fixed price`,
  milestone: $localize`Milestones`,
  retainer: $localize`Retainer`,
  expenses: $localize`Expenses`,
};

/** How far a part of an agreed price got, by what happens next. */
export function partLook(part: LinePartUseDto): StatusLook {
  if (part.billedBy?.invoiceNumber) return { label: $localize`Invoiced`, tone: 'good', icon: 'done_all' };
  if (part.billedBy) return { label: $localize`On a draft`, tone: 'info', icon: 'draft' };
  if (part.isDue) return { label: $localize`Ready to bill`, tone: 'info', icon: 'receipt_long' };
  if (part.status === 'reached') return { label: $localize`Reached`, tone: 'warn', icon: 'hourglass_top' };
  if (part.status === 'rejected') return { label: $localize`Rejected`, tone: 'bad', icon: 'cancel' };
  return { label: $localize`Open`, tone: 'neutral', icon: 'schedule' };
}
