export type CsvValue = string | number | null | undefined;

const NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r\n]/;

/** What a CSV file begins with: without it Excel reads UTF-8 as something else. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A line of RFC 4180: what a spreadsheet would run as a formula becomes text, true numbers stay numbers. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`;

function csvCell(value: CsvValue): string {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
