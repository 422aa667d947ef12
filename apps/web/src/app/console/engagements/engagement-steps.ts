import { P, type Permission } from '#libs/contracts';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';

/** What can be done with an engagement. */
export type Step =
  'edit' | 'submit' | 'delete' | 'approve' | 'reject' | 'reopen' | 'project' | 'order' | 'renew' | 'complete';

export interface PossibleStep {
  readonly step: Step;
  /** why not now; null when it can be done */
  readonly blocked: string | null;
}

interface Person {
  readonly can: (permission: Permission) => boolean;
  readonly membershipId: string | undefined;
}

const RIGHTS: Record<Step, Permission> = {
  edit: P.EngagementWrite,
  submit: P.EngagementWrite,
  delete: P.EngagementWrite,
  approve: P.EngagementApprove,
  reject: P.EngagementApprove,
  reopen: P.EngagementWrite,
  project: P.ProjectWrite,
  order: P.EngagementWrite,
  renew: P.EngagementWrite,
  complete: P.EngagementWrite,
};

const STEPS: Record<EngagementDto['status'], readonly Step[]> = {
  draft: ['submit', 'edit', 'delete'],
  pending: ['approve', 'reject'],
  approved: ['project', 'order', 'renew'],
  rejected: ['reopen'],
  in_progress: ['project', 'order', 'renew', 'complete'],
  completed: [],
};

/** The steps of this state that the person has the right to, the most likely first; what cannot be says why. */
export function stepsOf(engagement: EngagementDto, { can, membershipId }: Person): PossibleStep[] {
  return STEPS[engagement.status]
    .filter((step) => can(RIGHTS[step]))
    .map((step) => ({ step, blocked: reasonAgainst(step, engagement, membershipId) }));
}

function reasonAgainst(
  step: Step,
  engagement: EngagementDto,
  membershipId: string | undefined,
): string | null {
  switch (step) {
    case 'approve':
    case 'reject':
      return engagement.submittedBy === membershipId
        ? $localize`You submitted it, so somebody else decides.`
        : null;
    case 'complete': {
      const open = engagement.projects.filter(({ status }) => status === 'active' || status === 'on_hold');
      return open.length ? $localize`It can be completed once its projects are closed.` : null;
    }
    default:
      return null;
  }
}
