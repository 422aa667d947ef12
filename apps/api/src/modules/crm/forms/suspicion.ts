import type { Suspicion } from '#libs/contracts';

/** Nobody reads and fills in a form faster. */
const LEAST_MS = 3_000;
/** A web site and a page of it are nothing unusual. */
const MOST_LINKS = 2;
/** How often the same words may come from different people. */
const MOST_TIMES = 2;

const LINK = /https?:\/\/|www\.\S/gi;
/** Tags and link codes, which people do not write. */
const MARKUP = /<\s*a\b|\[\s*(?:url|link)\b/i;

export interface Sent {
  readonly texts: readonly string[];
  /** What people do not see and machines fill in. */
  readonly trap: string;
  /** From the form's making to its sending. */
  readonly ms: number;
  /** How often the same message came of late. */
  readonly times: number;
  /** More came within the hour than a form of a firm gets. */
  readonly flooded: boolean;
}

/** What makes it look as if a machine had sent it. */
export function suspicionsOf({ texts, trap, ms, times, flooded }: Sent): Suspicion[] {
  const all = texts.join('\n');
  const links = all.match(LINK)?.length ?? 0;
  const found: Record<Suspicion, boolean> = {
    trap: trap !== '',
    too_quick: ms < LEAST_MS,
    links: links > MOST_LINKS || MARKUP.test(all),
    repeated: times >= MOST_TIMES,
    flood: flooded,
  };
  return (Object.keys(found) as Suspicion[]).filter((one) => found[one]);
}
