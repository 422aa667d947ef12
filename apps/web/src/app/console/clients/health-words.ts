import {
  BUDGET_PERCENT,
  type HealthLevel,
  type HealthPart,
  QUIET_DAYS,
  REJECTED_DAYS,
} from '#libs/contracts';
import type { StatusLook } from '#libs/ui/status';

export const HEALTH_LOOKS: Readonly<Record<HealthLevel, StatusLook>> = {
  good: { label: $localize`Good`, tone: 'good', icon: 'check_circle' },
  watch: { label: $localize`Watch`, tone: 'warn', icon: 'visibility' },
  risk: { label: $localize`At risk`, tone: 'bad', icon: 'warning' },
};

interface PartWords {
  readonly label: string;
  /** the rule by which it takes points */
  readonly rule: string;
  readonly measured: (measure: number) => string;
}

const days = (count: number): string => (count === 1 ? $localize`1 day` : $localize`${count}:count: days`);
const percent = (count: number): string => $localize`${count}:count: %`;

/** Each part in words, with its rule: nobody has to guess where a score comes from. */
export const HEALTH_PART_WORDS: Readonly<Record<HealthPart, PartWords>> = {
  overdue: {
    label: $localize`Overdue invoices`,
    rule: $localize`A point for each day that the oldest unpaid invoice is overdue.`,
    measured: days,
  },
  quiet: {
    label: $localize`Silence`,
    rule: $localize`A point for each three days beyond ${QUIET_DAYS}:days: without a call, meeting, mail, note or hour of work.`,
    measured: days,
  },
  budget: {
    label: $localize`Budget used`,
    rule: $localize`A point for each percent beyond ${BUDGET_PERCENT}:percent: of the budget of a running engagement, the one used up most.`,
    measured: percent,
  },
  todos: {
    label: $localize`Overdue to-dos`,
    rule: $localize`Five points for each.`,
    measured: String,
  },
  rejected: {
    label: $localize`Hours sent back`,
    rule: $localize`A point for each percent of the hours of the last ${REJECTED_DAYS}:days: days that were sent back.`,
    measured: percent,
  },
};
