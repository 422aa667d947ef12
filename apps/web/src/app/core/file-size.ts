const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1_000;

/** 1,234,567 bytes are "1.2 MB". */
export function fileSize(bytes: number, locale: string): string {
  const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  const value = bytes / STEP ** power;
  const style = { style: 'unit', unit: UNITS[power]!, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(locale, {
    ...style,
    maximumFractionDigits: value < 10 && power ? 1 : 0,
  }).format(value);
}
