import type { PortalRight } from '#libs/contracts';

/** What the rights of the portal are called. */
export const RIGHT_WORDS: Record<PortalRight, string> = {
  projects: $localize`Projects`,
  documents: $localize`Documents`,
  billing: $localize`Invoices`,
  approvals: $localize`Approvals`,
  messages: $localize`Messages`,
  colleagues: $localize`Colleagues`,
};

/** What each lets a contact do. */
export const RIGHT_MEANINGS: Record<PortalRight, string> = {
  projects: $localize`What was agreed and where it stands.`,
  documents: $localize`The files that are shared with them.`,
  billing: $localize`Invoices with their PDFs, and what is still to be paid.`,
  approvals: $localize`Approve what is put to them.`,
  messages: $localize`Read and write messages.`,
  colleagues: $localize`Invite people of their side and say what they see, within their own rights.`,
};
