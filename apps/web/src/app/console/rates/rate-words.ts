import type { RateLevel, RateOutcome, RateRule } from '#libs/contracts';
import type { Formats } from '#libs/ui/formats';
import type { StatusLook } from '#libs/ui/status';

/** Whose prices a card has. */
export const LEVEL_WORDS: Record<RateLevel, string> = {
  firm: $localize`Firm`,
  client: $localize`Client`,
  engagement: $localize`Engagement`,
  project: $localize`Project`,
};

/** What each rule looks for, in the order of the rules. */
export const RULE_WORDS: Record<RateRule, string> = {
  project_person_task: $localize`Project: the person, for this task`,
  engagement_person_task: $localize`Engagement: the person, for this task`,
  project_person: $localize`Project: the person`,
  project_role_task: $localize`Project: the role, for this task`,
  project_role: $localize`Project: the role`,
  engagement_person: $localize`Engagement: the person`,
  engagement_role_task: $localize`Engagement: the role, for this task`,
  engagement_role: $localize`Engagement: the role`,
  client_role_task: $localize`Client: the role, for this task`,
  client_role: $localize`Client: the role`,
  client_person_task: $localize`Client: the person, for this task`,
  client_person: $localize`Client: the person`,
  firm_role_task: $localize`Firm: the role, for this task`,
  firm_role: $localize`Firm: the role`,
  firm_person_task: $localize`Firm: the person, for this task`,
  firm_person: $localize`Firm: the person`,
};

/** What became of a rule. */
export const OUTCOME_WORDS: Record<RateOutcome, string> = {
  applies: $localize`counts`,
  overruled: $localize`fits, but a rule above counts`,
  no_card: $localize`no rate card`,
  other_currency: $localize`rate card in another currency`,
  no_version: $localize`no prices on this day`,
  no_price: $localize`no such price`,
};

export interface Period {
  readonly effectiveFrom: string | null;
  /** the first day that it no longer holds */
  readonly effectiveTo: string | null;
}

const PAST: StatusLook = { label: $localize`Past`, tone: 'neutral', icon: 'history' };
const IN_FORCE: StatusLook = { label: $localize`In force`, tone: 'good', icon: 'check_circle' };
const COMING: StatusLook = { label: $localize`Coming`, tone: 'info', icon: 'schedule' };

/** Where prices stand on a day: `[from, to)`. */
export function stateOn({ effectiveFrom, effectiveTo }: Period, day: string): StatusLook {
  if (effectiveFrom !== null && day < effectiveFrom) return COMING;
  return effectiveTo !== null && effectiveTo <= day ? PAST : IN_FORCE;
}

/** "From 1 Apr 2026, before 1 Jul 2026" in the reader's dates. */
export function periodOf({ effectiveFrom, effectiveTo }: Period, formats: Formats): string {
  const [from, to] = [effectiveFrom, effectiveTo].map((day) => (day ? formats.date(day) : null));
  if (from && to) return $localize`From ${from}:from:, before ${to}:to:`;
  if (from) return $localize`From ${from}:from:`;
  return to ? $localize`Before ${to}:to:` : $localize`Always`;
}
