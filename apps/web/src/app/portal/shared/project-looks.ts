import type { ProjectStatus } from '#libs/api-client/models/project-status';
import type { StatusLook } from '#libs/ui/status';

/** A project's state in the client's words. */
export const PROJECT_LOOKS: Record<ProjectStatus, StatusLook> = {
  active: { label: $localize`Under way`, tone: 'good', icon: 'play_arrow' },
  on_hold: { label: $localize`On hold`, tone: 'warn', icon: 'pause' },
  completed: { label: $localize`Completed`, tone: 'neutral', icon: 'task_alt' },
  cancelled: { label: $localize`Cancelled`, tone: 'neutral', icon: 'cancel' },
};
