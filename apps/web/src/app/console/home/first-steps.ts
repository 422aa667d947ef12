import { FIRST_STEPS, type FirstStep, P, type Permission } from '#libs/contracts';

/** A step of a new firm as the list shows it. */
export interface Step {
  readonly key: FirstStep;
  readonly label: string;
  readonly link: string;
  readonly right: Permission;
}

const STEPS: Record<FirstStep, Omit<Step, 'key'>> = {
  settings: { label: $localize`Complete the firm's settings`, link: '/settings', right: P.FirmManage },
  people: { label: $localize`Invite your people`, link: '/people/new', right: P.MemberManage },
  client: { label: $localize`Add your first client`, link: '/clients/new', right: P.ClientWrite },
  engagement: {
    label: $localize`Agree on an engagement`,
    link: '/engagements/new',
    right: P.EngagementWrite,
  },
  project: { label: $localize`Start a project`, link: '/projects/new', right: P.ProjectWrite },
  time: {
    label: $localize`Log time, or import it from Harvest or Toggl`,
    link: '/time',
    right: P.TimeLogOwn,
  },
  invoice: { label: $localize`Issue an invoice`, link: '/billing', right: P.InvoiceIssue },
};

/** Those that the person may take, in their order. */
export const stepsFor = (can: (right: Permission) => boolean): Step[] =>
  FIRST_STEPS.map((key) => ({ key, ...STEPS[key] })).filter(({ right }) => can(right));
