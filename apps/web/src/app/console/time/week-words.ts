import type { WeekState } from '#libs/api-client/models/week-state';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';
import type { StatusLook } from '#libs/ui/status';

export const WEEK_LOOKS: Record<WeekState, StatusLook> = {
  open: { label: $localize`Open`, tone: 'neutral', icon: 'draft' },
  submitted: { label: $localize`Submitted`, tone: 'warn', icon: 'hourglass_top' },
  approved: { label: $localize`Approved`, tone: 'good', icon: 'verified' },
};

type Named = Pick<WeekRowDto, 'projectName' | 'task'>;

const nameOf = ({ projectName, task }: Named): string => [projectName, task].filter(Boolean).join(', ');

/** What the controls of a row are called; each names its row. */
export const ROW_LABELS = {
  start: (row: Named) => $localize`Start the timer on ${nameOf(row)}:row:`,
  note: (row: Named) => $localize`Note and billable on ${nameOf(row)}:row:`,
  hours: (row: Named) => $localize`Hours on ${nameOf(row)}:row:`,
  less: (row: Named) => $localize`A quarter of an hour less on ${nameOf(row)}:row:`,
  more: (row: Named) => $localize`A quarter of an hour more on ${nameOf(row)}:row:`,
};
