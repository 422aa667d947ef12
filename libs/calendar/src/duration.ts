const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/**
 * Why a typed duration is refused: nothing typed, not understood, zero or less (also a range that ends before it
 * starts), or more than 24 hours.
 */
export type DurationError = 'empty' | 'unreadable' | 'not_positive' | 'over_a_day';

/** Whole seconds. */
export interface Duration {
  readonly seconds: number;
}

export interface DurationFailure {
  readonly error: DurationError;
}

/** `relative`: typed with a plus, so the seconds are added to what is there. */
export interface TypedDuration extends Duration {
  readonly relative: boolean;
}

export interface ParseDurationOptions {
  /** Take `0` as an answer, where it means "clear this cell". */
  readonly allowZero?: boolean;
}

const NUMBER = String.raw`\d{1,6}(?:[.,]\d{1,10})?|[.,]\d{1,10}`;
const CLOCK = /^(\d{0,5}):([0-5]\d)(?::([0-5]\d))?$/;
const BARE_HOURS = new RegExp(`^(${NUMBER})$`);
const HOURS = new RegExp(String.raw`^(${NUMBER})\s*(?:h|hr|hrs|hours?)$`);
const MINUTES = new RegExp(String.raw`^(${NUMBER})\s*(?:m|min|mins|minutes?)$`);
const HOURS_AND_MINUTES = /^(\d{1,5})\s*(?:h|hr|hrs|hours?)\s*([0-5]?\d)\s*(?:m|min|mins|minutes?)?$/;
const RANGE = /^([01]?\d|2[0-4])(?::([0-5]\d))?\s*[-–—]\s*([01]?\d|2[0-4])(?::([0-5]\d))?$/;

/**
 * Reads what people type for a duration: hours `1.5` `1,5` `2.25h`, clock `1:30` `:45` `1:30:00`, units `90m` `1h30`
 * `1h 30m`, times of day `9-11:30`, and with a plus what to add `+0:15`. Parts of a second round half-up.
 */
export function parseDuration(
  text: string,
  { allowZero = false }: ParseDurationOptions = {},
): TypedDuration | DurationFailure {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { error: 'empty' };
  const range = rangeSeconds(typed);
  if (range !== undefined) return asTyped(check(range));
  const sign = /^[+\-−]/.exec(typed)?.[0];
  const seconds = secondsTyped(sign ? typed.slice(1).trimStart() : typed);
  if (seconds === undefined) return { error: 'unreadable' };
  return asTyped(check(sign && sign !== '+' ? -seconds : seconds, allowZero), sign === '+');
}

/** Reads a column of decimal hours: `7,5` is 27,000 s, `2.33` is 8,388 s. Parts of a second round half-up. */
export function parseDecimalHours(text: string): Duration | DurationFailure {
  const written = text.trim();
  if (written === '') return { error: 'empty' };
  const match = /^([+-]?)(.+)$/.exec(written);
  const hours = BARE_HOURS.exec(match?.[2] ?? '')?.[1];
  if (hours === undefined) return { error: 'unreadable' };
  return check(match?.[1] === '-' ? -scaled(hours, HOUR) : scaled(hours, HOUR));
}

/** Reads a column of clock durations: `02:30:00` is 9,000 s. */
export function parseClock(text: string): Duration | DurationFailure {
  const written = text.trim();
  if (written === '') return { error: 'empty' };
  const seconds = clockSeconds(written.replace(/^-/, ''));
  if (seconds === undefined) return { error: 'unreadable' };
  return check(written.startsWith('-') ? -seconds : seconds);
}

/**
 * Writes seconds for people: 'hm' 1:30, 'hms' 1:30:00, 'decimal' 1.50. The first and the last round half-up, to the
 * minute and to a hundredth of an hour. Throws a RangeError unless given whole seconds.
 */
export function formatDuration(seconds: number, style: 'hm' | 'hms' | 'decimal'): string {
  if (!Number.isSafeInteger(seconds)) throw new RangeError(`Not whole seconds: ${seconds}`);
  const magnitude = Math.abs(seconds);
  const text = {
    hm: () => clock(Math.floor((magnitude + 30) / MINUTE)),
    hms: () => `${clock(Math.floor(magnitude / MINUTE))}:${twoDigits(magnitude % MINUTE)}`,
    decimal: () => {
      const hundredths = Math.floor((magnitude + 18) / 36);
      return `${Math.floor(hundredths / 100)}.${twoDigits(hundredths % 100)}`;
    },
  }[style]();
  return seconds < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function check(seconds: number, allowZero = false): Duration | DurationFailure {
  if (seconds < 0 || (seconds === 0 && !allowZero)) return { error: 'not_positive' };
  return seconds > DAY ? { error: 'over_a_day' } : { seconds: Math.abs(seconds) };
}

function asTyped(checked: Duration | DurationFailure, relative = false): TypedDuration | DurationFailure {
  return 'error' in checked ? checked : { ...checked, relative };
}

function secondsTyped(text: string): number | undefined {
  const hours = BARE_HOURS.exec(text) ?? HOURS.exec(text);
  if (hours?.[1]) return scaled(hours[1], HOUR);
  const minutes = MINUTES.exec(text);
  if (minutes?.[1]) return scaled(minutes[1], MINUTE);
  const both = HOURS_AND_MINUTES.exec(text);
  if (both) return Number(both[1]) * HOUR + Number(both[2]) * MINUTE;
  return clockSeconds(text);
}

function clockSeconds(text: string): number | undefined {
  const match = CLOCK.exec(text);
  return match ? Number(match[1]) * HOUR + Number(match[2]) * MINUTE + Number(match[3] ?? 0) : undefined;
}

function rangeSeconds(text: string): number | undefined {
  const match = RANGE.exec(text);
  if (!match) return undefined;
  const [from, to] = [timeOfDay(match[1], match[2]), timeOfDay(match[3], match[4])];
  return from > DAY || to > DAY ? undefined : to - from;
}

function timeOfDay(hours = '0', minutes = '0'): number {
  return Number(hours) * HOUR + Number(minutes) * MINUTE;
}

/** A typed number times a unit in seconds, in whole numbers: 0.00125 h must be 4.5 s, not a float just below it. */
function scaled(number: string, unit: number): number {
  const [whole = '', fraction = ''] = number.replace(',', '.').split('.');
  const denominator = 10n ** BigInt(fraction.length);
  const product = BigInt(whole + fraction) * BigInt(unit);
  return Number((2n * product + denominator) / (2n * denominator));
}
