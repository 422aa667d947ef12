import {
  BUDGET_PERCENT,
  HEALTH_FROM,
  HEALTH_LEVELS,
  HEALTH_PART_KEYS,
  HEALTH_PARTS,
  type HealthLevel,
  type HealthPart,
  QUIET_DAYS,
} from '#libs/contracts';

/** What is measured of a client: days, days, percent, a count, percent. */
export type HealthFacts = Readonly<Record<HealthPart, number>>;

/** Points that each measure takes; each rule stands on the client's page in words. */
const RULES: Readonly<Record<HealthPart, (measure: number) => number>> = {
  overdue: (days) => days,
  quiet: (days) => Math.ceil((days - QUIET_DAYS) / 3),
  budget: (percent) => percent - BUDGET_PERCENT,
  todos: (count) => 5 * count,
  rejected: (percent) => percent,
};

/** How many whole points each part takes, and what is left of a hundred. */
export function healthOf(facts: HealthFacts): {
  score: number;
  level: HealthLevel;
  points: Record<HealthPart, number>;
} {
  const points = Object.fromEntries(
    HEALTH_PART_KEYS.map((part) => [
      part,
      Math.round(Math.min(Math.max(RULES[part](facts[part]), 0), HEALTH_PARTS[part])),
    ]),
  ) as Record<HealthPart, number>;
  const score = 100 - Object.values(points).reduce((sum, one) => sum + one, 0);
  const level = HEALTH_LEVELS.find((one) => score >= HEALTH_FROM[one]) ?? 'risk';
  return { score, level, points };
}
