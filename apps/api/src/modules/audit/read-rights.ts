import { P, type Permission } from '#libs/contracts';

/** Who may see the history of an object: those who may read it. Everything else is for auditors. */
export const READ_RIGHTS: Readonly<Record<string, Permission>> = {
  client: P.ClientRead,
  client_contact: P.ClientRead,
  client_tag: P.ClientRead,
  file: P.ClientRead,
  activity: P.CrmRead,
  lead: P.CrmRead,
  prospect: P.CrmRead,
  pipeline_stage: P.CrmRead,
  proposal: P.ProposalRead,
  proposal_template: P.ProposalRead,
  contract: P.ContractRead,
  signature_request: P.ContractRead,
  engagement: P.EngagementRead,
  change_order: P.EngagementRead,
  project: P.ProjectRead,
  time_entry: P.TimeReadAll,
  timesheet: P.TimeReadAll,
  invoice: P.InvoiceRead,
  payment: P.PaymentRead,
  tax_rate: P.TaxRead,
  rate_card: P.RateRead,
  import: P.ImportRun,
};
