/**
 * How much of a budget is used, in whole percent, rounded down: 100 only when all of it is. For a bar and a word
 * beside it; amounts are never computed from it.
 */
export function usedPercent(used: string, budget: string): number {
  return Math.floor((Number(used) / Number(budget)) * 100);
}
