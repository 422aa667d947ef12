import { createHash } from 'node:crypto';

/** What the first link follows. */
export const GENESIS = '0'.repeat(64);

/** An entry as it is sealed. A property more or less would be another text, and so another hash. */
export interface SealedEntry {
  firmId: string;
  id: string;
  /** UTC to the microsecond: `2026-11-21T09:00:00.000000Z`. */
  at: string;
  actorType: string;
  actorId: string | null;
  actorName: string;
  action: string;
  objectType: string;
  objectId: string | null;
  objectLabel: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string;
  ip: string | null;
}

/** JSON by RFC 8785: no spaces, the keys of each object in the order of their UTF-16 units. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const parts = value as Record<string, unknown>;
  const pairs = Object.keys(parts)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(parts[key])}`);
  return `{${pairs.join()}}`;
}

/** SHA-256 in hex over the previous hash, a line feed and the entry's canonical text. */
export const linkHash = (previous: string, entry: SealedEntry): string =>
  createHash('sha256')
    .update(`${previous}\n${canonical(entry)}`)
    .digest('hex');
