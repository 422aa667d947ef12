import { linkHash, type SealedEntry } from './chain.js';

/** A place on the chain: the last link that is known to be right. */
export interface Place {
  seq: number;
  hash: string;
}

/** A place that an earlier verification saw. */
export interface Anchor extends Place {
  at: Date;
}

/** A link as it is stored; without its entry when that is gone. */
export interface Link extends Place {
  entry: SealedEntry | null;
}

export interface Fault {
  /** Where the chain is broken first. */
  seq: number;
  what: string;
}

const DAY = 86_400_000;

/** Follows a firm's chain link by link and says where it is broken first. */
export class ChainWalk {
  /** The last link that is right. */
  place: Place;
  private fault: Fault | undefined;
  /** A link whose hash is not its entry's: the next one tells which of the two was changed. */
  private suspect: (Place & { stored: string }) | undefined;
  private newest = 0;
  private readonly anchors: ReadonlyMap<number, Anchor>;

  /** @param start what the first link follows */
  constructor(start: Place, anchors: readonly Anchor[]) {
    this.place = start;
    this.anchors = new Map(anchors.map((anchor) => [anchor.seq, anchor]));
  }

  /** The next link in order. Returns the first fault, from then on that one. */
  take(link: Link): Fault | undefined {
    return (this.fault ??= this.suspect ? this.accuse(this.suspect, link) : this.examine(link));
  }

  /** After the last link. */
  end(): Fault | undefined {
    return (this.fault ??= this.suspect ? this.accuse(this.suspect) : this.cutOff());
  }

  private examine({ seq, hash, entry }: Link): Fault | undefined {
    const expected = this.place.seq + 1;
    if (seq !== expected) return { seq: expected, what: 'The seal is missing.' };
    if (!entry) return { seq, what: 'The entry is missing.' };
    const right = linkHash(this.place.hash, entry);
    if (right !== hash) {
      this.suspect = { seq, hash: right, stored: hash };
      return undefined;
    }
    const anchor = this.anchors.get(seq);
    if (anchor && anchor.hash !== hash)
      return { seq, what: `The chain was written anew: on ${day(anchor)} it had another hash here.` };
    const at = Date.parse(entry.at);
    if (at < this.newest - DAY)
      return {
        seq,
        what: `The entry was added later: it says ${entry.at.slice(0, 10)}, a day or more too early.`,
      };
    this.newest = Math.max(this.newest, at);
    this.place = { seq, hash };
    return undefined;
  }

  private accuse({ seq, hash, stored }: Place & { stored: string }, next?: Link): Fault {
    const follows = (previous: string): boolean =>
      next?.entry != null && linkHash(previous, next.entry) === next.hash;
    if (follows(stored)) return { seq, what: 'The entry was changed.' };
    return { seq, what: follows(hash) ? 'The seal was changed.' : 'The entry or its seal was changed.' };
  }

  private cutOff(): Fault | undefined {
    const last = [...this.anchors.values()].reduce<Anchor | undefined>(
      (far, anchor) => (anchor.seq > (far?.seq ?? this.place.seq) ? anchor : far),
      undefined,
    );
    if (!last) return undefined;
    const seq = this.place.seq + 1;
    return { seq, what: `The end is missing: on ${day(last)} the chain went to entry ${last.seq}.` };
  }
}

const day = ({ at }: Anchor): string => at.toISOString().slice(0, 10);
