import type { HomeBurnDto } from '#libs/api-client/models/home-burn-dto';

export interface Burn {
  /** of the engagement's budget, 1 is all of it */
  readonly used: number;
  readonly tone: 'calm' | 'near' | 'over';
}

const NEAR = 0.8;

/** How much of what was agreed is used, to draw a bar; null where nothing was agreed. The amounts stay exact beside it. */
export function burnOf({
  engagementAmount,
  budget,
}: Pick<HomeBurnDto, 'engagementAmount' | 'budget'>): Burn | null {
  if (budget === null) return null;
  const used = Number(engagementAmount) / Number(budget);
  return { used, tone: used > 1 ? 'over' : used >= NEAR ? 'near' : 'calm' };
}
