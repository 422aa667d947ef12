import type { BillingModel } from '#libs/contracts';

/** How lines are billed, in the words of the form. */
export const MODEL_WORDS: Record<BillingModel, string> = {
  time_and_material: $localize`By the hour`,
  capped: $localize`By the hour, capped`,
  fixed: $localize`Fixed price`,
  milestone: $localize`Milestones`,
  retainer: $localize`Retainer`,
  expenses: $localize`Expenses`,
};
