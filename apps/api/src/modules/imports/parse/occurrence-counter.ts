/**
 * Tells equal rows of one file apart: people do log the same thing twice, and both count.
 * Keeps 128 bits of each fingerprint, so a million rows stay below 100 MB.
 */
export class OccurrenceCounter {
  private readonly seen = new Map<string, number>();

  /** The how-manieth row with this fingerprint (hex) this is, from 1. */
  next(fingerprint: string): number {
    const key = Buffer.from(fingerprint.slice(0, 32), 'hex').toString('latin1');
    const occurrence = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, occurrence);
    return occurrence;
  }
}
