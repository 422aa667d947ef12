/** States of product.md, one list each; the database checks, the API and the screens read the same words. */
export const CLIENT_STATUSES = ['active', 'inactive'] as const;
export type ClientStatus = (typeof CLIENT_STATUSES)[number];

/** Ended ones may go on. */
export const CAMPAIGN_STATUSES = ['planned', 'running', 'ended'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** Where a campaign meets people. */
export const CAMPAIGN_CHANNELS = [
  ...(['event', 'mail', 'search', 'social', 'website', 'partner', 'referral', 'other'] as const),
] as const;
export type CampaignChannel = (typeof CAMPAIGN_CHANNELS)[number];

/** `merged` ones stand for another lead; they are in no list. */
export const LEAD_STATUSES = ['open', 'qualified', 'dropped', 'merged'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** Follows from the stage that a prospect stands in; `merged` ones stand for another prospect and are in no list. */
export const PROSPECT_STATUSES = ['open', 'won', 'lost', 'merged'] as const;
export type ProspectStatus = (typeof PROSPECT_STATUSES)[number];

/** A to-do is open until it is done; everything else happened. */
export const ACTIVITY_KINDS = ['call', 'meeting', 'mail', 'note', 'todo'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Who may be the same as somebody entered, and by what. */
export const DUPLICATE_KINDS = ['lead', 'prospect', 'client'] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];
export const DUPLICATE_REASONS = ['taxId', 'email', 'phone', 'company', 'domain'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** A pipeline has one stage of each end. */
export const STAGE_KINDS = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** A new version makes a proposal a draft again; an accepted one stays. */
export const PROPOSAL_STATUSES = ['draft', 'sent', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** What a discount on a whole proposal says: so many percent of it, or an amount. */
export const DISCOUNT_KINDS = ['percent', 'amount'] as const;
export type DiscountKind = (typeof DISCOUNT_KINDS)[number];

/** What differs between two versions of a proposal, and how. */
export const DIFFERENCE_PARTS = ['terms', 'section', 'line'] as const;
export type DifferencePart = (typeof DIFFERENCE_PARTS)[number];
export const DIFFERENCE_KINDS = ['added', 'removed', 'changed', 'moved'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export const MEMBERSHIP_STATUSES = ['to_invite', 'invited', 'active', 'deactivated', 'erased'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** Derived from when a key was revoked or expires. */
export const API_KEY_STATES = ['live', 'expired', 'revoked'] as const;
export type ApiKeyState = (typeof API_KEY_STATES)[number];

/** A master agreement, or the statement of one piece of work. */
export const CONTRACT_KINDS = ['msa', 'sow'] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

export const CONTRACT_STATUSES = [
  'draft',
  'out_for_signature',
  'active',
  'ended',
  'terminated',
  'void',
] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

/** What can be sent to be signed. */
export const SIGNATURE_SUBJECTS = ['contract', 'proposal', 'change_order'] as const;
export type SignatureSubject = (typeof SIGNATURE_SUBJECTS)[number];

/** `signed` by everybody becomes `completed` as soon as the file is sealed. */
export const SIGNATURE_STATUSES = ['open', 'signed', 'completed', 'declined', 'expired', 'voided'] as const;
export type SignatureStatus = (typeof SIGNATURE_STATUSES)[number];

export const SIGNER_STATUSES = ['waiting', 'invited', 'signed', 'declined'] as const;
export type SignerStatus = (typeof SIGNER_STATUSES)[number];

export const SIGNER_SIDES = ['firm', 'client'] as const;
export type SignerSide = (typeof SIGNER_SIDES)[number];

/** What happens on the way to signatures. */
export const SIGNATURE_DEEDS = [
  ...(['sent', 'invited', 'reminded', 'opened', 'read', 'code_sent', 'code_wrong'] as const),
  ...(['signed', 'declined', 'expired', 'voided', 'completed'] as const),
] as const;
export type SignatureDeed = (typeof SIGNATURE_DEEDS)[number];

export const ENGAGEMENT_STATUSES = [
  'draft',
  'pending',
  'approved',
  'rejected',
  'in_progress',
  'completed',
] as const;
export type EngagementStatus = (typeof ENGAGEMENT_STATUSES)[number];

/** A change to what is agreed: signed by the client before it is applied. */
export const CHANGE_ORDER_STATUSES = ['draft', 'sent', 'signed', 'applied', 'rejected', 'withdrawn'] as const;
export type ChangeOrderStatus = (typeof CHANGE_ORDER_STATUSES)[number];

/** Who sees a project: everybody in the firm who may see projects, or those who are on it. */
export const PROJECT_PRIVACIES = ['firm', 'members'] as const;
export type ProjectPrivacy = (typeof PROJECT_PRIVACIES)[number];

export const PROJECT_STATUSES = ['active', 'on_hold', 'completed', 'cancelled'] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

export const TIME_ENTRY_STATUSES = ['draft', 'submitted', 'approved', 'rejected', 'invoiced'] as const;
export type TimeEntryStatus = (typeof TIME_ENTRY_STATUSES)[number];

export const INVOICE_STATUSES = ['draft', 'issued', 'partially_paid', 'paid', 'void'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** What a person is shown: overdue is derived from the due date and covers issued and partially paid. */
export const SHOWN_INVOICE_STATUSES = [
  'draft',
  'issued',
  'partially_paid',
  'overdue',
  'paid',
  'void',
] as const;
export type ShownInvoiceStatus = (typeof SHOWN_INVOICE_STATUSES)[number];

/** What a list of invoices filters by; `open` is everything with an amount due, overdue or not. */
export const INVOICE_FILTERS = ['open', ...SHOWN_INVOICE_STATUSES] as const;
export type InvoiceFilter = (typeof INVOICE_FILTERS)[number];

export const INVOICE_GROUPINGS = ['person', 'task', 'day', 'entry'] as const;
export type InvoiceGrouping = (typeof INVOICE_GROUPINGS)[number];

/** What an invoice line bills. `time` and `overage` (of a retainer) are hours, the others one thing each. */
export const INVOICE_LINE_KINDS = ['time', 'overage', 'retainer', 'fixed', 'milestone'] as const;
export type InvoiceLineKind = (typeof INVOICE_LINE_KINDS)[number];

/** A milestone is billed once it is accepted: by word of the client, or because nobody objected in time. */
export const MILESTONE_STATUSES = ['open', 'reached', 'rejected', 'accepted'] as const;
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];
export const MILESTONE_ACCEPTANCES = ['recorded', 'passive', 'portal'] as const;
export type MilestoneAcceptance = (typeof MILESTONE_ACCEPTANCES)[number];

export const PAYMENT_METHODS = ['bank_transfer', 'card', 'direct_debit', 'cash', 'cheque', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const ACCOUNT_TYPES = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

export const MAIL_STATUSES = ['queued', 'sent', 'failed'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

export const IMPORT_KINDS = ['harvest', 'toggl'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_STATUSES = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'completed',
  'cancelled',
  'failed',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const ORIGINS = ['manual', 'import'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Whose prices a rate card has. */
export const RATE_LEVELS = ['firm', 'client', 'engagement', 'project'] as const;
export type RateLevel = (typeof RATE_LEVELS)[number];

/** Where an entry's rate comes from: a card of that level, or a person who set it. */
export const RATE_SOURCES = [...RATE_LEVELS, 'override'] as const;
export type RateSource = (typeof RATE_SOURCES)[number];

/**
 * The order in which an hour's price is looked for; the first line that fits wins. A rate set by hand goes before all
 * of them, and where none fits there is no rate: the hour cannot be billed, and is never worth zero.
 */
export const RATE_RULES = [
  'project_person_task',
  'engagement_person_task',
  'project_person',
  'project_role_task',
  'project_role',
  'engagement_person',
  'engagement_role_task',
  'engagement_role',
  'client_role_task',
  'client_role',
  'client_person_task',
  'client_person',
  'firm_role_task',
  'firm_role',
  'firm_person_task',
  'firm_person',
] as const;
export type RateRule = (typeof RATE_RULES)[number];

/** What became of a rule when an hour's price was looked for. */
export const RATE_OUTCOMES = [
  'applies',
  'overruled',
  'no_card',
  'other_currency',
  'no_version',
  'no_price',
] as const;
export type RateOutcome = (typeof RATE_OUTCOMES)[number];
