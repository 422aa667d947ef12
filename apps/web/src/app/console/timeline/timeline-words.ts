import type { AuditEntryDto } from '#libs/api-client/models/audit-entry-dto';

/** What was done, by action; others read as the action itself says. */
const DEEDS: Record<string, string> = {
  'client.created': $localize`Created`,
  'client.updated': $localize`Changed`,
  'client.deactivated': $localize`Deactivated`,
  'client.reactivated': $localize`Reactivated`,
  'engagement.created': $localize`Drafted`,
  'engagement.updated': $localize`Changed`,
  'engagement.submitted': $localize`Submitted for approval`,
  'engagement.approved': $localize`Approved`,
  'engagement.rejected': $localize`Rejected`,
  'engagement.reopened': $localize`Opened again as a draft`,
  'engagement.started': $localize`Started with its first project`,
  'engagement.completed': $localize`Completed`,
  'project.created': $localize`Created`,
  'project.updated': $localize`Changed`,
  'project.held': $localize`Put on hold`,
  'project.resumed': $localize`Resumed`,
  'project.closed': $localize`Closed`,
  'project.cancelled': $localize`Cancelled`,
  'project.member_added': $localize`Added to the team`,
  'project.member_changed': $localize`Changed a role`,
  'project.member_removed': $localize`Removed from the team`,
};

/** A property that an edit changed, in words. */
export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export function deedOf(action: string): string {
  return DEEDS[action] ?? sentence(action.split('.').at(-1) ?? action);
}

const ID = /(^id|Id|By)$/;
const SILENT = new Set(['status', 'submittedAt', 'decidedAt', 'decisionNote']);

/** What differs, without ids and without what the deed says already. Creations and deletions name no changes. */
export function changesOf({
  action,
  before,
  after,
}: Pick<AuditEntryDto, 'action' | 'before' | 'after'>): Change[] {
  const team = action.startsWith('project.member_');
  if (!team && !(before && after)) return [];
  const names = Object.keys({ ...before, ...after }).filter((name) => !ID.test(name) && !SILENT.has(name));
  return names.map((name) => ({
    name: sentence(name),
    before: shown(before?.[name]),
    after: shown(after?.[name]),
  }));
}

/** `paymentTermsDays` and `on_hold` as people write them. */
function sentence(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map(shown).join(', ') || '–';
  if (typeof value === 'object') return Object.values(value).map(shown).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
