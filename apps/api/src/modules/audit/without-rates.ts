const SAYS_A_RATE = /rate|price/i;

interface Change {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** The entry without the prices of people's hours. */
export function withoutRates<Entry extends Change>(entry: Entry): Entry {
  return { ...entry, before: kept(entry.before), after: kept(entry.after) };
}

function kept(values: Record<string, unknown> | null): Record<string, unknown> | null {
  return values && Object.fromEntries(Object.entries(values).filter(([name]) => !SAYS_A_RATE.test(name)));
}
