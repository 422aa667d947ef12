/** Whether each word typed begins a word of the text; accents and case do not matter. */
export function matches(typed: string, text: string): boolean {
  const words = plain(text).split(/\W+/);
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
