const PARTS = /\{(?:YYYY|YY|seq(?::[1-9])?)\}/g;

/**
 * Whether it names the year and, once, the number within it, as `INV-{YYYY}-{seq:5}`. Numbers are counted per year,
 * so without the year one would be given out twice.
 */
export function isNumberFormat(format: string): boolean {
  const parts = format.match(PARTS) ?? [];
  const numbers = parts.filter((part) => part.startsWith('{seq')).length;
  return numbers === 1 && parts.length > 1 && !/[{}]/.test(format.replace(PARTS, ''));
}

/** The number of a document: `INV-{YYYY}-{seq:5}` for 7 in 2026 is `INV-2026-00007`. */
export function formatNumber(format: string, year: string, value: number): string {
  return format
    .replaceAll('{YYYY}', year)
    .replaceAll('{YY}', year.slice(2))
    .replace(/\{seq(?::(\d))?\}/g, (_, digits?: string) => String(value).padStart(Number(digits ?? 1), '0'));
}
