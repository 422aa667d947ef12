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
export const HOUR_TAKING_MODELS = [
  'time_and_material',
  'capped',
  'fixed',
  'milestone',
  'retainer',
] as const satisfies readonly BillingModel[];

/** What a cap counts. */
export const CAP_UNITS = ['amount', 'hours'] as const;
export type CapUnit = (typeof CAP_UNITS)[number];

/** How long a cap counts: over the whole line, or anew each calendar month. */
export const CAP_PERIODS = ['total', 'month'] as const;
export type CapPeriod = (typeof CAP_PERIODS)[number];
