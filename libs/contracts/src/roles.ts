import { ALL_PERMISSIONS, isPermission, P, type Permission } from './permissions.js';

/** Built-in roles of a firm's members; firms add roles of their own. A portal user has no role: the client binds what they see. */
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

/** Who may do what in the firm itself: not a partner's business. */
const ADMINISTRATION: readonly Permission[] = [P.FirmManage, P.MemberManage, P.RoleManage, P.ApiKeyManage];
const READ_WORK: Permission[] = [
  ...[P.FirmRead, P.MemberRead, P.ClientRead, P.ContractRead],
  ...[P.EngagementRead, P.ProjectRead],
];
const MONEY_READ: Permission[] = [P.RateRead, P.InvoiceRead, P.PaymentRead, P.TaxRead];

export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  admin: ALL_PERMISSIONS,
  partner: ALL_PERMISSIONS.filter((p) => !ADMINISTRATION.includes(p)),
  project_manager: [
    ...READ_WORK,
    ...MONEY_READ,
    P.CrmRead,
    P.CrmManage,
    P.ProposalRead,
    P.ProposalWrite,
    P.ClientWrite,
    P.PortalManage,
    P.ContractWrite,
    P.SignatureManage,
    P.EngagementWrite,
    P.EngagementApprove,
    P.ProjectWrite,
    P.ProjectLead,
    P.TimeLogOwn,
    P.TimeReadAll,
    P.TimeApprove,
    P.TimeRateOverride,
    P.InvoiceWrite,
    P.InvoiceIssue,
    P.ImportRun,
    P.MailRead,
  ],
  consultant: [P.FirmRead, P.MemberRead, P.ProjectRead, P.ProjectLead, P.TimeLogOwn],
  accountant: [
    ...READ_WORK,
    ...MONEY_READ,
    P.ProjectReadAll,
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
  viewer: [...READ_WORK, P.CrmRead, P.ProposalRead, P.TimeReadAll, P.InvoiceRead, P.PaymentRead],
};

/** Nobody grants what they do not hold, all of it. */
export const mayGrant = (held: ReadonlySet<Permission>, permissions: readonly Permission[]): boolean =>
  permissions.every((permission) => held.has(permission));

/** What built-in roles give together, with what custom roles grant besides; names nobody knows give nothing. */
export function permissionsOf(roles: readonly string[], granted: readonly string[] = []): Set<Permission> {
  const built = ROLE_PERMISSIONS as Partial<Record<string, readonly Permission[]>>;
  return new Set([...roles.flatMap((role) => built[role] ?? []), ...granted.filter(isPermission)]);
}
