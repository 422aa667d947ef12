import type { WeekState } from '#libs/api-client/models/week-state';
import type { StatusLook } from '#libs/ui/status';

export const WEEK_LOOKS: Record<WeekState, StatusLook> = {
  open: { label: $localize`Open`, tone: 'neutral', icon: 'draft' },
  submitted: { label: $localize`Submitted`, tone: 'warn', icon: 'hourglass_top' },
  approved: { label: $localize`Approved`, tone: 'good', icon: 'verified' },
};
