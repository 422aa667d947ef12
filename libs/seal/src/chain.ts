import { sha256 } from './bytes.js';

/** Something that happened on the way of a document to its signatures. */
export interface SigningEvent {
  /** From 1. */
  position: number;
  /** UTC, as `2026-11-21T10:15:00.000Z`. */
  at: string;
  /** As `signed`. */
  deed: string;
  who: string;
  /** Network address; empty where nobody came by the network. */
  address: string;
  /** What the browser calls itself. */
  agent: string;
  note: string;
}

export interface ChainedEvent extends SigningEvent {
  /** In hexadecimal, over the hash before it and everything above. */
  hash: string;
}

/** What the first event's hash builds upon: the request, the document as it was sent, and what is agreed to. */
export const chainStart = (requestId: string, sentSha256: string, consentSha256: string): Promise<string> =>
  sha256(JSON.stringify([requestId, sentSha256, consentSha256]));

export const chainHash = (
  previous: string,
  { position, at, deed, who, address, agent, note }: SigningEvent,
): Promise<string> => sha256(JSON.stringify([previous, position, at, deed, who, address, agent, note]));

/** The last hash of a chain that holds; undefined for one that does not. */
export async function chainEnd(start: string, events: readonly ChainedEvent[]): Promise<string | undefined> {
  let previous = start;
  for (const [at, event] of events.entries()) {
    if (event.position !== at + 1 || (await chainHash(previous, event)) !== event.hash) return undefined;
    previous = event.hash;
  }
  return previous;
}
