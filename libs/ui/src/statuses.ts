import type {
  CampaignStatus,
  ChangeOrderStatus,
  ClientStatus,
  ContractStatus,
  EngagementStatus,
  FormEntryStatus,
  ImportStatus,
  InvoiceStatus,
  LeadStatus,
  MailStatus,
  MembershipStatus,
  ProjectStatus,
  ProposalStatus,
  ProspectStatus,
  TimeEntryStatus,
} from '#libs/contracts';

import type { StatusLook } from './status';

/** How each state of the product looks, once: word, tone and icon. */
export const CLIENT_LOOKS: Record<ClientStatus, StatusLook> = {
  active: { label: $localize`Active`, tone: 'good', icon: 'check_circle' },
  inactive: { label: $localize`Inactive`, tone: 'neutral', icon: 'archive' },
};

export const CAMPAIGN_LOOKS: Record<CampaignStatus, StatusLook> = {
  planned: { label: $localize`Planned`, tone: 'neutral', icon: 'schedule' },
  running: { label: $localize`Running`, tone: 'info', icon: 'play_arrow' },
  ended: { label: $localize`Ended`, tone: 'good', icon: 'task_alt' },
};

export const FORM_ENTRY_LOOKS: Record<FormEntryStatus, StatusLook> = {
  taken: { label: $localize`Taken in`, tone: 'good', icon: 'check_circle' },
  suspected: { label: $localize`Suspected`, tone: 'warn', icon: 'warning' },
  released: { label: $localize`Let in`, tone: 'good', icon: 'verified' },
  discarded: { label: $localize`Discarded`, tone: 'neutral', icon: 'block' },
};

export const LEAD_LOOKS: Record<LeadStatus, StatusLook> = {
  open: { label: $localize`Open`, tone: 'info', icon: 'radio_button_unchecked' },
  qualified: { label: $localize`Qualified`, tone: 'good', icon: 'verified' },
  dropped: { label: $localize`Dropped`, tone: 'neutral', icon: 'archive' },
  merged: { label: $localize`Merged`, tone: 'neutral', icon: 'link' },
};

export const PROSPECT_LOOKS: Record<ProspectStatus, StatusLook> = {
  open: { label: $localize`Open`, tone: 'info', icon: 'radio_button_unchecked' },
  won: { label: $localize`Won`, tone: 'good', icon: 'check_circle' },
  lost: { label: $localize`Lost`, tone: 'bad', icon: 'cancel' },
  merged: { label: $localize`Merged`, tone: 'neutral', icon: 'link' },
};

export const PROPOSAL_LOOKS: Record<ProposalStatus, StatusLook> = {
  draft: { label: $localize`Draft`, tone: 'neutral', icon: 'draft' },
  sent: { label: $localize`Sent`, tone: 'info', icon: 'send' },
  accepted: { label: $localize`Accepted`, tone: 'good', icon: 'verified' },
  declined: { label: $localize`Declined`, tone: 'bad', icon: 'cancel' },
  expired: { label: $localize`Expired`, tone: 'warn', icon: 'schedule' },
  withdrawn: { label: $localize`Withdrawn`, tone: 'neutral', icon: 'undo' },
};

export const MEMBERSHIP_LOOKS: Record<MembershipStatus, StatusLook> = {
  to_invite: { label: $localize`To invite`, tone: 'neutral', icon: 'mail' },
  invited: { label: $localize`Invited`, tone: 'info', icon: 'send' },
  active: { label: $localize`Active`, tone: 'good', icon: 'check_circle' },
  deactivated: { label: $localize`Deactivated`, tone: 'neutral', icon: 'block' },
  erased: { label: $localize`Erased`, tone: 'neutral', icon: 'delete' },
};

export const CONTRACT_LOOKS: Record<ContractStatus, StatusLook> = {
  draft: { label: $localize`Draft`, tone: 'neutral', icon: 'draft' },
  out_for_signature: { label: $localize`Out for signature`, tone: 'warn', icon: 'hourglass_top' },
  active: { label: $localize`Active`, tone: 'good', icon: 'verified' },
  ended: { label: $localize`Ended`, tone: 'neutral', icon: 'task_alt' },
  terminated: { label: $localize`Terminated`, tone: 'bad', icon: 'cancel' },
  void: { label: $localize`Void`, tone: 'neutral', icon: 'block' },
};

export const ENGAGEMENT_LOOKS: Record<EngagementStatus, StatusLook> = {
  draft: { label: $localize`Draft`, tone: 'neutral', icon: 'draft' },
  pending: { label: $localize`Waiting for approval`, tone: 'warn', icon: 'hourglass_top' },
  approved: { label: $localize`Approved`, tone: 'good', icon: 'verified' },
  rejected: { label: $localize`Rejected`, tone: 'bad', icon: 'cancel' },
  in_progress: { label: $localize`In progress`, tone: 'info', icon: 'play_arrow' },
  completed: { label: $localize`Completed`, tone: 'neutral', icon: 'task_alt' },
};

export const CHANGE_ORDER_LOOKS: Record<ChangeOrderStatus, StatusLook> = {
  draft: { label: $localize`Draft`, tone: 'neutral', icon: 'draft' },
  sent: { label: $localize`Sent to the client`, tone: 'info', icon: 'send' },
  signed: { label: $localize`Signed`, tone: 'warn', icon: 'verified' },
  applied: { label: $localize`Applied`, tone: 'good', icon: 'task_alt' },
  rejected: { label: $localize`Rejected`, tone: 'bad', icon: 'cancel' },
  withdrawn: { label: $localize`Withdrawn`, tone: 'neutral', icon: 'undo' },
};

export const PROJECT_LOOKS: Record<ProjectStatus, StatusLook> = {
  active: { label: $localize`Active`, tone: 'good', icon: 'play_arrow' },
  on_hold: { label: $localize`On hold`, tone: 'warn', icon: 'pause' },
  completed: { label: $localize`Completed`, tone: 'neutral', icon: 'task_alt' },
  cancelled: { label: $localize`Cancelled`, tone: 'neutral', icon: 'cancel' },
};

export const TIME_ENTRY_LOOKS: Record<TimeEntryStatus, StatusLook> = {
  draft: { label: $localize`Draft`, tone: 'neutral', icon: 'draft' },
  submitted: { label: $localize`Submitted`, tone: 'warn', icon: 'hourglass_top' },
  approved: { label: $localize`Approved`, tone: 'good', icon: 'verified' },
  rejected: { label: $localize`Sent back`, tone: 'bad', icon: 'reply' },
  invoiced: { label: $localize`Invoiced`, tone: 'info', icon: 'receipt_long' },
};

/** Of an hour's rate that is not the engagement's. */
export const OVERRIDE_LOOK: StatusLook = { label: $localize`Override`, tone: 'warn', icon: 'edit' };

/** `overdue` is derived by the API, never stored. */
export const INVOICE_LOOKS: Record<InvoiceStatus | 'overdue', StatusLook> = {
  draft: { label: $localize`Draft`, tone: 'neutral', icon: 'draft' },
  issued: { label: $localize`Issued`, tone: 'info', icon: 'send' },
  partially_paid: { label: $localize`Partially paid`, tone: 'warn', icon: 'contrast' },
  paid: { label: $localize`Paid`, tone: 'good', icon: 'check_circle' },
  void: { label: $localize`Void`, tone: 'neutral', icon: 'block' },
  overdue: { label: $localize`Overdue`, tone: 'bad', icon: 'error' },
};

export const MAIL_LOOKS: Record<MailStatus, StatusLook> = {
  queued: { label: $localize`Queued`, tone: 'neutral', icon: 'schedule' },
  sent: { label: $localize`Sent`, tone: 'good', icon: 'check_circle' },
  failed: { label: $localize`Failed`, tone: 'bad', icon: 'error' },
};

export const IMPORT_LOOKS: Record<ImportStatus, StatusLook> = {
  uploaded: { label: $localize`Uploaded`, tone: 'neutral', icon: 'upload_file' },
  checking: { label: $localize`Checking`, tone: 'info', icon: 'sync' },
  checked: { label: $localize`Checked`, tone: 'info', icon: 'task_alt' },
  running: { label: $localize`Importing`, tone: 'info', icon: 'sync' },
  completed: { label: $localize`Completed`, tone: 'good', icon: 'check_circle' },
  cancelled: { label: $localize`Cancelled`, tone: 'neutral', icon: 'cancel' },
  failed: { label: $localize`Failed`, tone: 'bad', icon: 'error' },
};
