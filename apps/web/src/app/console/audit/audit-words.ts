import type { AuditEntryDto } from '#libs/api-client/models/audit-entry-dto';

import { PROPERTIES } from './property-words';

/** What was done, by the verb of the action; verbs without words read as they are written. */
const DEEDS: Partial<Record<string, string>> = {
  activated: $localize`In force`,
  amended: $localize`Changed by a change order`,
  applied: $localize`Applied`,
  approved: $localize`Approved`,
  authenticator_added: $localize`Authenticator app set up`,
  authenticator_removed: $localize`Authenticator app turned off`,
  cancelled: $localize`Cancelled`,
  checked: $localize`Checked`,
  checking: $localize`Check started`,
  closed: $localize`Closed`,
  closing: $localize`Closing begun`,
  completed: $localize`Completed`,
  converted: $localize`Made a client`,
  created: $localize`Created`,
  deactivated: $localize`Deactivated`,
  declined: $localize`Declined`,
  deleted: $localize`Deleted`,
  discarded: $localize`Discarded`,
  document_added: $localize`PDF added`,
  downloaded: $localize`PDF downloaded`,
  expired: $localize`Expired`,
  accepted: $localize`Accepted`,
  draft_downloaded: $localize`Draft PDF downloaded`,
  draft_updated: $localize`Draft changed`,
  drafted: $localize`Drafted`,
  dropped: $localize`Dropped`,
  ended: $localize`Ended`,
  erased: $localize`Name taken out`,
  exported: $localize`Exported`,
  email_change_cancelled: $localize`Change of address cancelled`,
  email_change_requested: $localize`Change of address asked for`,
  email_changed: $localize`Address changed`,
  extended: $localize`Extended`,
  failed: $localize`Failed`,
  health_cleared: $localize`Health left to the points`,
  health_set: $localize`Health set`,
  held: $localize`Put on hold`,
  invitation_revoked: $localize`Invitation taken back`,
  invited: $localize`Invited`,
  invited_again: $localize`Invited again`,
  issued: $localize`Issued`,
  joined: $localize`Joined`,
  member_added: $localize`Person added`,
  member_changed: $localize`Person's role changed`,
  member_removed: $localize`Person removed`,
  made: $localize`Made`,
  lost: $localize`Lost`,
  key_changed: $localize`Address changed`,
  link_revoked: $localize`Link taken back`,
  linked: $localize`Link made`,
  limits_changed: $localize`Request limits changed`,
  logo_added: $localize`Logo added`,
  logo_removed: $localize`Logo removed`,
  logo_replaced: $localize`Logo replaced`,
  merged: $localize`Merged`,
  told_apart: $localize`Said not to be the same as another`,
  suspected_again: $localize`Said that it may be the same as another`,
  milestone_accepted: $localize`Milestone accepted`,
  milestone_reached: $localize`Milestone reached`,
  milestone_rejected: $localize`Milestone rejected`,
  milestone_reopened: $localize`Milestone opened again`,
  moved: $localize`Moved`,
  paid: $localize`Paid in full`,
  passkey_added: $localize`Passkey added`,
  passkey_removed: $localize`Passkey removed`,
  password_changed: $localize`Password changed`,
  password_reset: $localize`Password replaced by mail`,
  password_reset_requested: $localize`Asked for a new password`,
  partially_paid: $localize`Partly paid`,
  photo_added: $localize`Photo added`,
  photo_removed: $localize`Photo removed`,
  photo_replaced: $localize`Photo replaced`,
  proposal_settings_changed: $localize`Rules for proposals changed`,
  prices_changed: $localize`Prices changed`,
  qualified: $localize`Qualified`,
  rate_changed: $localize`Rate changed`,
  reactivated: $localize`Reactivated`,
  rebased: $localize`Taken over to a later version`,
  recalled: $localize`Taken back`,
  recovery_codes_renewed: $localize`Recovery codes renewed`,
  recorded: $localize`Recorded`,
  refused: $localize`Refused for lack of a right`,
  rejected: $localize`Rejected`,
  released: $localize`Let in`,
  reminded: $localize`Reminded`,
  renamed: $localize`Renamed`,
  unshared: $localize`Kept from the client`,
  shared: $localize`Shown to the client`,
  restored: $localize`Put back`,
  removed: $localize`Removed`,
  reopened: $localize`Reopened`,
  resumed: $localize`Resumed`,
  reversed: $localize`Reversed`,
  revised: $localize`New version begun`,
  revoked: $localize`Revoked`,
  roles_changed: $localize`Roles changed`,
  requested: $localize`Asked for`,
  running: $localize`Started`,
  retainer_pause_removed: $localize`Pause of the retainer removed`,
  retainer_paused: $localize`Retainer paused`,
  second_factor_reset: $localize`Second factor reset`,
  second_factor_reset_agreed: $localize`Agreed to reset the second factor`,
  sent: $localize`Sent`,
  session_ended: $localize`Session ended`,
  sessions_ended: $localize`Sessions ended`,
  sign_in_failed: $localize`Sign-in failed`,
  sign_in_linked: $localize`Account for sign-in linked`,
  sign_in_rules_changed: $localize`Rules for sign-in changed`,
  sign_in_unlinked: $localize`Account for sign-in unlinked`,
  signed: $localize`Signed`,
  signed_in: $localize`Signed in`,
  signed_out: $localize`Signed out`,
  started: $localize`Started`,
  submitted: $localize`Submitted`,
  suspended: $localize`Suspended`,
  taken: $localize`Downloaded`,
  terminated: $localize`Terminated`,
  timer_stopped: $localize`Running timer stopped`,
  unpaid: $localize`Unpaid again`,
  updated: $localize`Changed`,
  uploaded: $localize`Uploaded`,
  voided: $localize`Made void`,
  withdrawn: $localize`Withdrawn`,
  won: $localize`Won`,
};

/** Kinds of objects, in the order of the filter. */
export const KINDS: Readonly<Record<string, string>> = {
  campaign: $localize`Campaign`,
  lead_form: $localize`Lead form`,
  form_entry: $localize`Entry of a form`,
  lead: $localize`Lead`,
  prospect: $localize`Prospect`,
  proposal: $localize`Proposal`,
  proposal_template: $localize`Template of proposals`,
  pipeline_stage: $localize`Pipeline stage`,
  activity: $localize`Activity`,
  client: $localize`Client`,
  contract: $localize`Contract`,
  client_contact: $localize`Contact`,
  client_tag: $localize`Client tag`,
  signature_request: $localize`Signature request`,
  file: $localize`File`,
  engagement: $localize`Engagement`,
  change_order: $localize`Change order`,
  project: $localize`Project`,
  time_entry: $localize`Time entry`,
  timesheet: $localize`Timesheet`,
  invoice: $localize`Invoice`,
  payment: $localize`Payment`,
  tax_rate: $localize`Tax rate`,
  rate_card: $localize`Rate card`,
  cost_rate: $localize`Cost rate`,
  import: $localize`Import`,
  firm: $localize`Firm`,
  firm_export: $localize`File with everything`,
  member: $localize`Person`,
  portal_user: $localize`Portal user`,
  role: $localize`Role`,
  api_key: $localize`API key`,
  session: $localize`Sign-in`,
  identity_provider: $localize`Single sign-on`,
  user: $localize`User`,
  list: $localize`List`,
  audit: $localize`Audit log`,
  compliance_report: $localize`Compliance report`,
};

/** What was done: `invoice.draft_updated` is "Draft changed". */
export function deedOf(action: string): string {
  const verb = action.slice(action.indexOf('.') + 1);
  return DEEDS[verb] ?? sentence(verb);
}

/** What it was done to: `time_entry` is "Time entry". */
export const kindOf = (objectType: string): string => KINDS[objectType] ?? sentence(objectType);

/** Both: `invoice.draft_updated` is "Invoice: Draft changed". */
export const actionOf = (action: string): string =>
  `${kindOf(action.slice(0, action.indexOf('.')))}: ${deedOf(action)}`;

export interface Change {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Sides = Pick<AuditEntryDto, 'before' | 'after'>;

const ID = /(^id|Id|By)$/;
/** what the deed says already, or the page at length */
const SILENT = new Set([
  ...[
    'status',
    'appliedAt',
    'submittedAt',
    'decidedAt',
    'decisionNote',
    'dropReason',
    'issuedAt',
    'sentAt',
    'buyer',
    'seller',
  ],
]);

/** Each recorded property with its value on either side; null where there was no side. */
export function changesOf({ before, after }: Sides): Change[] {
  return Object.keys({ ...before, ...after }).map((name) => ({
    name: propertyOf(name),
    before: before && shown(before[name]),
    after: after && shown(after[name]),
  }));
}

/** What an edit changed, without ids and without what the deed says. Creations and deletions are no edits. */
export function editsOf({ action, before, after }: Sides & Pick<AuditEntryDto, 'action'>): Change[] {
  const team = action.startsWith('project.member_');
  return team || (before && after) ? changesOf({ before: told(before), after: told(after) }) : [];
}

function told(side: AuditEntryDto['before']): AuditEntryDto['before'] {
  return (
    side && Object.fromEntries(Object.entries(side).filter(([name]) => !ID.test(name) && !SILENT.has(name)))
  );
}

/** `paymentTermsDays` and `on_hold` as people write them. */
export function sentence(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const propertyOf = (name: string): string => PROPERTIES[name] ?? sentence(name);

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map(shown).join('; ') || '–';
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, part]) => `${propertyOf(name)} ${shown(part)}`)
      .join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
