import { ALL_PERMISSIONS, P, type Permission } from './permissions.js';

/** Built-in roles of a firm's members. A portal user has no role: the client binds what they see. */
export const ROLES = [
  'admin',
  'partner',
  'project_manager',
  'consultant',
  'accountant',
  'approver',
  'requester',
  'viewer',
] as const;
export type Role = (typeof ROLES)[number];

const READ_WORK: Permission[] = [P.FirmRead, P.MemberRead, P.ClientRead, P.EngagementRead, P.ProjectRead];
const MONEY_READ: Permission[] = [P.RateRead, P.InvoiceRead, P.PaymentRead, P.TaxRead];

export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  admin: ALL_PERMISSIONS,
  partner: ALL_PERMISSIONS.filter((p) => p !== P.FirmManage && p !== P.MemberManage),
  project_manager: [
    ...READ_WORK,
    ...MONEY_READ,
    P.ClientWrite,
    P.EngagementWrite,
    P.EngagementApprove,
    P.ProjectWrite,
    P.TimeLogOwn,
    P.TimeReadAll,
    P.TimeApprove,
    P.TimeRateOverride,
    P.InvoiceWrite,
    P.InvoiceIssue,
    P.ImportRun,
    P.MailRead,
  ],
  consultant: [P.FirmRead, P.MemberRead, P.ProjectRead, P.TimeLogOwn],
  accountant: [
    ...READ_WORK,
    ...MONEY_READ,
    P.TimeLogOwn,
    P.TimeReadAll,
    P.InvoiceWrite,
    P.InvoiceIssue,
    P.PaymentRecord,
    P.LedgerRead,
    P.TaxManage,
    P.MailRead,
  ],
  approver: [...READ_WORK, P.EngagementApprove, P.TimeReadAll, P.TimeApprove],
  requester: [...READ_WORK, P.EngagementWrite, P.TimeLogOwn],
  viewer: [...READ_WORK, P.TimeReadAll, P.InvoiceRead, P.PaymentRead],
};

/** Nobody grants what they do not hold, all of it. */
export const mayGrant = (held: ReadonlySet<Permission>, role: Role): boolean =>
  ROLE_PERMISSIONS[role].every((permission) => held.has(permission));

export function permissionsOf(roles: readonly string[]): Set<Permission> {
  return new Set(
    roles.flatMap((role) => (ROLE_PERMISSIONS as Partial<Record<string, readonly Permission[]>>)[role] ?? []),
  );
}
