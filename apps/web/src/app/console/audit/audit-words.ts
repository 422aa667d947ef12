import type { AuditEntryDto } from '#libs/api-client/models/audit-entry-dto';

import { DEEDS } from './deed-words';
import { PROPERTIES } from './property-words';

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
