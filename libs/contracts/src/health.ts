/** How a client does: from 75 points on good, from 50 on to be watched. */
export const HEALTH_LEVELS = ['good', 'watch', 'risk'] as const;
export type HealthLevel = (typeof HEALTH_LEVELS)[number];

export const HEALTH_FROM: Readonly<Record<HealthLevel, number>> = { good: 75, watch: 50, risk: 0 };

/** What takes points from a hundred, and how many at most. */
export const HEALTH_PARTS = { overdue: 30, quiet: 20, budget: 20, todos: 15, rejected: 15 } as const;
export type HealthPart = keyof typeof HEALTH_PARTS;
export const HEALTH_PART_KEYS = Object.keys(HEALTH_PARTS) as HealthPart[];

/** Days without a call, meeting, mail, note or hour of work that take nothing. */
export const QUIET_DAYS = 30;
/** Percent of a budget that may be used up before it takes points. */
export const BUDGET_PERCENT = 80;
/** Days over which hours that were sent back count. */
export const REJECTED_DAYS = 90;
