import { weekdayOf } from '#libs/calendar';

export const APPROVAL_EXCEPTIONS = ['LONG_DAY', 'WEEKEND', 'NO_NOTE', 'NO_RATE'] as const;
export type ApprovalException = (typeof APPROVAL_EXCEPTIONS)[number];

/** Above this a day is worth a question. */
const LONG_DAY_SECONDS = 10 * 3_600;

interface Judged {
  workDate: string;
  /** Everything the person logged that day, in seconds. */
  daySeconds: number;
  note: string;
  billable: boolean;
  hasRate: boolean;
}

/** What an approver should look at first. */
export function exceptionsOf(entry: Judged): ApprovalException[] {
  const found: Record<ApprovalException, boolean> = {
    LONG_DAY: entry.daySeconds > LONG_DAY_SECONDS,
    WEEKEND: weekdayOf(entry.workDate) > 5,
    NO_NOTE: entry.note === '',
    NO_RATE: entry.billable && !entry.hasRate,
  };
  return APPROVAL_EXCEPTIONS.filter((exception) => found[exception]);
}
