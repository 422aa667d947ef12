import type { MilestoneStatus } from '#libs/contracts';
import type { StatusLook } from '#libs/ui/status';

/** How far a milestone got, by what the client has to do. */
export const MILESTONE_LOOKS: Record<MilestoneStatus, StatusLook> = {
  open: { label: $localize`Open`, tone: 'neutral', icon: 'schedule' },
  reached: { label: $localize`To accept`, tone: 'warn', icon: 'hourglass_top' },
  rejected: { label: $localize`Rejected`, tone: 'bad', icon: 'cancel' },
  accepted: { label: $localize`Accepted`, tone: 'good', icon: 'verified' },
};
