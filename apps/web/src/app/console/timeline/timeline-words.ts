import type { AuditEntryDto } from '#libs/api-client/models/audit-entry-dto';

import { sentence } from '../audit/audit-words';

/** A property that an edit changed, in words. */
export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
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

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map(shown).join(', ') || '–';
  if (typeof value === 'object') return Object.values(value).map(shown).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
