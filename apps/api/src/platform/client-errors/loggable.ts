const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
const QUERIES = /[?#][^\s()<>"']*/g;
const TOKENS = /\beyJ[\w-]+(?:\.[\w-]+)+|\bBearer\s+\S+/gi;

/**
 * A text from a browser as it may stand in the log: one line, so that nobody forges entries, and without tokens or
 * the query of an address, where a search, a name or a key may be.
 */
export function loggable(text: string): string {
  return text.replace(CONTROLS, ' ').replace(TOKENS, '[token]').replace(QUERIES, '').trim();
}
