/** Every right in Votra. Handlers ask for these, roles grant them, the web app hides by them. */
export const P = {
  FirmRead: 'firm.read',
  FirmManage: 'firm.manage',
  MemberRead: 'member.read',
  MemberManage: 'member.manage',
  ClientRead: 'client.read',
  ClientWrite: 'client.write',
  ClientDeactivate: 'client.deactivate',
  EngagementRead: 'engagement.read',
  EngagementWrite: 'engagement.write',
  EngagementApprove: 'engagement.approve',
  ProjectRead: 'project.read',
  ProjectWrite: 'project.write',
  RateRead: 'rate.read',
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
} as const;

export type Permission = (typeof P)[keyof typeof P];

export const ALL_PERMISSIONS: readonly Permission[] = Object.values(P);
