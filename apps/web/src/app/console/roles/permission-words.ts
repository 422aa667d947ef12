import type { Permission, PermissionGroup } from '#libs/contracts';

/** Parts of the catalogue of rights. */
export const GROUP_WORDS: Record<PermissionGroup, string> = {
  firm: $localize`Firm`,
  people: $localize`People`,
  crm: $localize`Leads, pipeline and proposals`,
  clients: $localize`Clients and engagements`,
  projects: $localize`Projects`,
  time: $localize`Time`,
  billing: $localize`Billing`,
  ledger: $localize`Ledger and taxes`,
  records: $localize`Records`,
};

export interface PermissionWords {
  readonly label: string;
  /** what it opens, for those who give it */
  readonly meaning: string;
}

const said = (label: string, meaning: string): PermissionWords => ({ label, meaning });

/** What each right is called, and what it lets a person do. */
export const PERMISSION_WORDS: Record<Permission, PermissionWords> = {
  'firm.read': said(
    $localize`See the firm’s details`,
    $localize`Name, address, currency and working week of the firm.`,
  ),
  'firm.manage': said(
    $localize`Change the firm’s settings`,
    $localize`Its details and numbering, how people sign in and how many requests they may send.`,
  ),
  'apikey.manage': said(
    $localize`Manage API keys`,
    $localize`Let other software in, in one’s own name, and shut out any of it.`,
  ),
  'member.read': said($localize`See people`, $localize`Who is in the firm, with their roles.`),
  'member.manage': said(
    $localize`Manage people`,
    $localize`Invite, change and deactivate people, give and take roles up to one’s own rights.`,
  ),
  'role.manage': said(
    $localize`Manage roles`,
    $localize`Make and change the firm’s own roles, up to one’s own rights.`,
  ),
  'proposal.read': said(
    $localize`See proposals`,
    $localize`What was offered to whom, at what price, and what became of it.`,
  ),
  'proposal.write': said(
    $localize`Write and send proposals`,
    $localize`Offer, revise and withdraw; where a least margin is set, sending takes the right to see costs too.`,
  ),
  'proposal.below.margin': said(
    $localize`Send proposals below the least margin`,
    $localize`With a reason, which stands on record.`,
  ),
  'crm.read': said(
    $localize`See leads and the pipeline`,
    $localize`Who might become a client, and what it is worth.`,
  ),
  'crm.manage': said(
    $localize`Work on leads and the pipeline`,
    $localize`Enter and change leads and prospects, move them, and set the pipeline’s stages.`,
  ),
  'client.read': said(
    $localize`See clients`,
    $localize`All clients, and the projects that one is not on as well.`,
  ),
  'client.write': said($localize`Edit clients`, $localize`Add clients and change their details and terms.`),
  'client.deactivate': said(
    $localize`Deactivate and delete clients`,
    $localize`Close a client, bring it back, or delete one that nothing hangs on.`,
  ),
  'client.merge': said(
    $localize`Merge clients`,
    $localize`Make one of two clients that are the same, with invoices, payments and portal access.`,
  ),
  'portal.manage': said(
    $localize`Manage portal access`,
    $localize`Invite people of clients to the portal and say what they see there.`,
  ),
  'signature.manage': said(
    $localize`Send for signature`,
    $localize`Send documents to be signed, remind those who sign, take documents back.`,
  ),
  'contract.read': said(
    $localize`See contracts`,
    $localize`Master agreements and statements of work, with their PDFs.`,
  ),
  'contract.write': said(
    $localize`Edit contracts`,
    $localize`Draft contracts, add their PDFs, record them as signed, terminate them.`,
  ),
  'engagement.read': said(
    $localize`See engagements`,
    $localize`What was agreed with clients, with budgets and terms.`,
  ),
  'engagement.write': said($localize`Edit engagements`, $localize`Draft engagements and submit them.`),
  'engagement.approve': said(
    $localize`Approve engagements`,
    $localize`Decide about engagements that others submitted.`,
  ),
  'project.read': said(
    $localize`See projects`,
    $localize`The projects that one is on; all of them together with seeing clients.`,
  ),
  'project.write': said(
    $localize`Edit projects`,
    $localize`Create projects, change them and their teams, hold and close them.`,
  ),
  'project.lead': said(
    $localize`Lead own projects`,
    $localize`Edit the projects that one is made manager of, and approve the hours of others on them.`,
  ),
  'project.read.all': said(
    $localize`See everybody’s projects`,
    $localize`Those for their members only, too, and the hours on them.`,
  ),
  'rate.read': said($localize`See rates`, $localize`What an hour of each role and person is billed at.`),
  'rate.manage': said(
    $localize`Change rate cards`,
    $localize`Prices of the firm, its clients, engagements and projects; hours that are not invoiced take them over.`,
  ),
  'cost.read': said(
    $localize`See cost rates`,
    $localize`What an hour of each person costs the firm: next to a salary.`,
  ),
  'cost.manage': said(
    $localize`Change cost rates`,
    $localize`Say what hours of people and roles cost the firm.`,
  ),
  'time.log.own': said($localize`Log own time`, $localize`On the projects that one is on, by week or timer.`),
  'time.read.all': said($localize`See everybody’s time`, $localize`Hours and notes of all people.`),
  'time.approve': said(
    $localize`Approve time`,
    $localize`Approve, send back and reopen the hours of others.`,
  ),
  'time.rate.override': said(
    $localize`Change an hour’s rate`,
    $localize`Give hours that no invoice holds another rate than the engagement’s, with a reason.`,
  ),
  'import.run': said(
    $localize`Import hours`,
    $localize`Upload and check reports of other tools; a run needs the rights to do its work by hand.`,
  ),
  'invoice.read': said(
    $localize`See invoices`,
    $localize`Invoices with their entries, and what is ready to bill.`,
  ),
  'invoice.write': said($localize`Draft invoices`, $localize`Make, change and discard drafts.`),
  'invoice.issue': said($localize`Issue invoices`, $localize`Issue drafts for good, and send invoices.`),
  'payment.read': said($localize`See payments`, $localize`What clients paid, and for which invoices.`),
  'payment.record': said($localize`Record payments`, $localize`Enter payments of clients and reverse them.`),
  'ledger.read': said($localize`See the ledger`, $localize`Accounts, journals and the trial balance.`),
  'tax.read': said($localize`See tax rates`, $localize`What invoices are taxed by, and from when.`),
  'tax.manage': said($localize`Manage tax rates`, $localize`Add, correct and remove tax rates.`),
  'mail.read': said(
    $localize`See the outbox`,
    $localize`What was mailed to clients, and whether it arrived.`,
  ),
  'audit.read': said(
    $localize`Read the audit log`,
    $localize`Who did what and when, on every record’s page too, and export it.`,
  ),
  'compliance.read': said(
    $localize`Make compliance reports`,
    $localize`Who holds which right, who signed in, second factors, keys and exports of any period.`,
  ),
};
