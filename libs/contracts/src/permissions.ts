/** Every right in Votra. Handlers ask for these, roles grant them, the web app hides by them. */
export const P = {
  FirmRead: 'firm.read',
  FirmManage: 'firm.manage',
  MemberRead: 'member.read',
  MemberManage: 'member.manage',
  RoleManage: 'role.manage',
  ApiKeyManage: 'apikey.manage',
  CrmRead: 'crm.read',
  CrmManage: 'crm.manage',
  ProposalRead: 'proposal.read',
  ProposalWrite: 'proposal.write',
  ProposalBelowMargin: 'proposal.below.margin',
  ClientRead: 'client.read',
  ClientWrite: 'client.write',
  ClientDeactivate: 'client.deactivate',
  ClientMerge: 'client.merge',
  PortalManage: 'portal.manage',
  SignatureManage: 'signature.manage',
  ContractRead: 'contract.read',
  ContractWrite: 'contract.write',
  EngagementRead: 'engagement.read',
  EngagementWrite: 'engagement.write',
  EngagementApprove: 'engagement.approve',
  ProjectRead: 'project.read',
  ProjectWrite: 'project.write',
  ProjectLead: 'project.lead',
  ProjectReadAll: 'project.read.all',
  RateRead: 'rate.read',
  RateManage: 'rate.manage',
  CostRead: 'cost.read',
  CostManage: 'cost.manage',
  TimeLogOwn: 'time.log.own',
  TimeReadAll: 'time.read.all',
  TimeApprove: 'time.approve',
  TimeRateOverride: 'time.rate.override',
  ImportRun: 'import.run',
  InvoiceRead: 'invoice.read',
  InvoiceWrite: 'invoice.write',
  InvoiceIssue: 'invoice.issue',
  PaymentRead: 'payment.read',
  PaymentRecord: 'payment.record',
  LedgerRead: 'ledger.read',
  TaxRead: 'tax.read',
  TaxManage: 'tax.manage',
  MailRead: 'mail.read',
  AuditRead: 'audit.read',
  ComplianceRead: 'compliance.read',
} as const;

export type Permission = (typeof P)[keyof typeof P];

export const ALL_PERMISSIONS: readonly Permission[] = Object.values(P);

/** Parts of the catalogue, in the order of the matrix of roles. */
export const PERMISSION_GROUPS = [
  'firm',
  'people',
  'crm',
  'clients',
  'projects',
  'time',
  'billing',
  'ledger',
  'records',
] as const;
export type PermissionGroup = (typeof PERMISSION_GROUPS)[number];

export interface PermissionEntry {
  readonly group: PermissionGroup;
  /** Rights without which this one opens nothing; a custom role that has it has them. */
  readonly needs?: readonly Permission[];
}

/** The catalogue: where each right stands, and what it builds on. What it means is said by the web app. */
export const PERMISSION_CATALOGUE: Readonly<Record<Permission, PermissionEntry>> = {
  'firm.read': { group: 'firm' },
  'firm.manage': { group: 'firm', needs: [P.FirmRead] },
  'member.read': { group: 'people' },
  'member.manage': { group: 'people', needs: [P.MemberRead] },
  'role.manage': { group: 'people', needs: [P.MemberRead] },
  'apikey.manage': { group: 'firm' },
  'crm.read': { group: 'crm' },
  'crm.manage': { group: 'crm', needs: [P.CrmRead] },
  'proposal.read': { group: 'crm' },
  'proposal.write': { group: 'crm', needs: [P.ProposalRead] },
  'proposal.below.margin': { group: 'crm', needs: [P.ProposalWrite, P.CostRead] },
  'client.read': { group: 'clients' },
  'client.write': { group: 'clients', needs: [P.ClientRead] },
  'client.deactivate': { group: 'clients', needs: [P.ClientRead] },
  'client.merge': { group: 'clients', needs: [P.ClientWrite, P.PortalManage] },
  'portal.manage': { group: 'clients', needs: [P.ClientRead] },
  'signature.manage': { group: 'clients', needs: [P.ContractRead] },
  'contract.read': { group: 'clients' },
  'contract.write': { group: 'clients', needs: [P.ContractRead] },
  'engagement.read': { group: 'clients' },
  'engagement.write': { group: 'clients', needs: [P.EngagementRead] },
  'engagement.approve': { group: 'clients', needs: [P.EngagementRead] },
  'project.read': { group: 'projects' },
  'project.write': { group: 'projects', needs: [P.ProjectRead] },
  'project.lead': { group: 'projects', needs: [P.ProjectRead] },
  'project.read.all': { group: 'projects', needs: [P.ProjectRead] },
  'rate.read': { group: 'projects' },
  'rate.manage': { group: 'projects', needs: [P.RateRead] },
  'cost.read': { group: 'projects' },
  'cost.manage': { group: 'projects', needs: [P.CostRead] },
  'time.log.own': { group: 'time' },
  'time.read.all': { group: 'time' },
  'time.approve': { group: 'time', needs: [P.TimeReadAll] },
  'time.rate.override': { group: 'time', needs: [P.TimeReadAll, P.RateRead] },
  'import.run': { group: 'time' },
  'invoice.read': { group: 'billing' },
  'invoice.write': { group: 'billing', needs: [P.InvoiceRead] },
  'invoice.issue': { group: 'billing', needs: [P.InvoiceRead] },
  'payment.read': { group: 'billing' },
  'payment.record': { group: 'billing', needs: [P.PaymentRead] },
  'ledger.read': { group: 'ledger' },
  'tax.read': { group: 'ledger' },
  'tax.manage': { group: 'ledger', needs: [P.TaxRead] },
  'mail.read': { group: 'records' },
  'audit.read': { group: 'records' },
  'compliance.read': { group: 'records', needs: [P.AuditRead] },
};

/** The rights with all that they build on, in the order of the catalogue. */
export function withNeeds(permissions: Iterable<Permission>): Permission[] {
  const all = new Set<Permission>();
  const add = (permission: Permission): void => {
    all.add(permission);
    PERMISSION_CATALOGUE[permission].needs?.forEach(add);
  };
  for (const permission of permissions) add(permission);
  return ALL_PERMISSIONS.filter((permission) => all.has(permission));
}

/** What decides who gets in and who may what: for people alone, whatever an API key's maker may do. */
const PEOPLE_ONLY: readonly Permission[] = [
  ...[P.FirmManage, P.MemberManage, P.PortalManage, P.ClientMerge, P.RoleManage, P.ApiKeyManage],
];

/** What an API key may be made for. */
export const API_KEY_PERMISSIONS: readonly Permission[] = ALL_PERMISSIONS.filter(
  (permission) => !PEOPLE_ONLY.includes(permission),
);

const KNOWN: ReadonlySet<string> = new Set(ALL_PERMISSIONS);

/** False for what an older or newer version stored under a name that this one does not know. */
export const isPermission = (text: string): text is Permission => KNOWN.has(text);
