/**
 * How one line of what is agreed is billed. Hours of `time_and_material` and `capped` lines are billed at their price,
 * the others have amounts of their own; `expenses` passes costs on.
 */
export const BILLING_MODELS = [
  'time_and_material',
  'capped',
  'fixed',
  'milestone',
  'retainer',
  'expenses',
] as const;
export type BillingModel = (typeof BILLING_MODELS)[number];

/** Lines that take the hours of projects, be they priced one by one or not. */
export const HOUR_TAKING_MODELS: readonly BillingModel[] = [
  'time_and_material',
  'capped',
  'fixed',
  'milestone',
  'retainer',
];

/** What a cap counts. */
export const CAP_UNITS = ['amount', 'hours'] as const;
export type CapUnit = (typeof CAP_UNITS)[number];

/** How long a cap counts: over the whole line, or anew each calendar month. */
export const CAP_PERIODS = ['total', 'month'] as const;
export type CapPeriod = (typeof CAP_PERIODS)[number];

/** A line row of an engagement: what is billed by, what was, and what a change order would make of it. */
export const LINE_STATES = ['proposed', 'running', 'superseded'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What a line of each model says about money and hours, besides its words; it has no other such fields. */
export const LINE_FIELDS = {
  time_and_material: { needs: [], may: ['budgetHours', 'budgetAmount'] },
  capped: { needs: ['capBy', 'capPer', 'cap'], may: [] },
  fixed: { needs: ['amount', 'schedule'], may: ['budgetHours'] },
  milestone: { needs: ['milestones'], may: ['budgetHours'] },
  retainer: { needs: ['hoursPerMonth', 'monthlyFee', 'rollOverMonths'], may: ['overageRate', 'advanceDays'] },
  expenses: { needs: [], may: ['budgetAmount'] },
} as const satisfies Record<BillingModel, { needs: readonly string[]; may: readonly string[] }>;

export type LineField =
  (typeof LINE_FIELDS)[BillingModel]['needs'][number] | (typeof LINE_FIELDS)[BillingModel]['may'][number];
