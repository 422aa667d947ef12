import { isPositive, percentage, prorate, subtract } from '#libs/money';

/** The cost of one lead, rounded to the currency; null while there is none, or it cost nothing. */
export function costPerLead(cost: string, leads: number, currency: string): string | null {
  return leads && isPositive(cost) ? prorate(cost, 1, leads, currency) : null;
}

/**
 * What was won beyond the cost, in percent of it. Null where it cost nothing, and where something was won in another
 * currency than the cost's: no sum of two currencies is made up.
 */
export function returnPercent(
  { cost, currency }: { cost: string; currency: string },
  sums: readonly { currency: string; wonValue: string }[],
): string | null {
  const won = sums.filter(({ wonValue }) => isPositive(wonValue));
  if (won.some((sum) => sum.currency !== currency)) return null;
  return percentage(subtract(won[0]?.wonValue ?? '0', cost), cost);
}
