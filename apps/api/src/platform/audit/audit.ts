import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { actorIdOf, type RequestContext } from '../context/request-context.js';
import { Database } from '../persistence/database.js';
import type { Draft } from '../persistence/repo.js';
import { AuditEntry } from './audit-entry.entity.js';
import { QueuedAuditEntry } from './audit-queue.entity.js';

export interface AuditRecord {
  /** Object and past tense: `engagement.approved`. */
  action: string;
  objectType: string;
  objectId?: string | null;
  objectLabel?: string;
  before?: object | null;
  after?: object | null;
  reason?: string | null;
}

const SECRET = /password|token|secret|hash|hourlyCost/i;
const NOISE = new Set(['firmId', 'createdAt', 'updatedAt', 'version']);

/** Records who did what, in the transaction of the deed, and lines it up to be sealed. */
@Injectable()
export class Audit {
  constructor(private readonly database: Database) {}

  async record(ctx: RequestContext, record: AuditRecord): Promise<void> {
    const entry = entryOf(ctx, record);
    await Promise.all([
      this.database.repo(ctx, AuditEntry).append(entry),
      this.database.repo(ctx, QueuedAuditEntry).append({ entryId: entry.id }),
    ]);
  }

  /** Several deeds at once. */
  async recordAll(ctx: RequestContext, records: readonly AuditRecord[]): Promise<void> {
    const entries = records.map((record) => entryOf(ctx, record));
    await this.database.repo(ctx, AuditEntry).insertMany(entries);
    await this.database.repo(ctx, QueuedAuditEntry).insertMany(entries.map(({ id }) => ({ entryId: id })));
  }
}

function entryOf(
  ctx: RequestContext,
  { before, after, ...record }: AuditRecord,
): Draft<AuditEntry> & { id: string } {
  const { actor } = ctx;
  return {
    id: uuidv7(),
    ...record,
    objectId: record.objectId ?? null,
    objectLabel: record.objectLabel ?? '',
    reason: record.reason ?? null,
    ...difference(before, after),
    ...(actor.type === 'member' && actor.key
      ? { actorType: 'key', actorName: `${actor.key.name} (${actor.name})` }
      : { actorType: actor.type, actorName: actor.name }),
    actorId: actorIdOf(actor),
    requestId: ctx.requestId,
    ip: ctx.ip ?? null,
  };
}

/** Of a change, the properties that differ; of a creation or deletion, all. Secrets are masked. */
function difference(before?: object | null, after?: object | null) {
  const both = before && after;
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const pick = (source?: object | null): Record<string, unknown> | null => {
    if (!source) return null;
    const values = source as Record<string, unknown>;
    const other = (source === before ? after : before) as Record<string, unknown>;
    const kept = [...keys].filter(
      (k) => !NOISE.has(k) && (!both || JSON.stringify(values[k]) !== JSON.stringify(other[k])),
    );
    return Object.fromEntries(kept.map((k) => [k, SECRET.test(k) ? '•••' : (values[k] ?? null)]));
  };
  return { before: pick(before), after: pick(after) };
}
