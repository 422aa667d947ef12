import { isLocalDate, type LocalDate } from './local-date.js';

/** A point in time: a Date or ISO 8601 text with an offset ('2026-03-29T01:00:00Z'). */
export type Instant = Date | string;

const LOCAL_TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const DAY_MS = 86_400_000;

/** Making a formatter costs far more than using it; there are some 600 zone names. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  // Engines also take offsets such as '+02:00', which know no daylight saving: not a place.
  if (!/^[A-Za-z]/.test(zone)) throw new RangeError(`Not a time zone: ${JSON.stringify(zone)}`);
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(zone, clock);
  return clock;
}

/** Whether this names a zone of the IANA database: 'Europe/Berlin', 'UTC'. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string') return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The day it is in a zone at an instant. Throws a RangeError for an unknown zone or instant. */
export function localDateOf(instant: Instant, zone: string): LocalDate {
  return new Date(wallClock(toMs(instant), zone)).toISOString().slice(0, 10);
}

/** The day it is now in a zone. */
export function today(zone: string, now: Instant = new Date()): LocalDate {
  return localDateOf(now, zone);
}

/**
 * The instant at which clocks of a zone show a day and time ('HH:MM' or 'HH:MM:SS'). In the hour that spring skips
 * the time moves forward by what was skipped (02:30 becomes 03:30); in the hour that autumn repeats it is the first
 * pass, still on summer time. Throws a RangeError for an unknown day, time or zone.
 */
export function instantOf(date: LocalDate, time: string, zone: string): Date {
  if (!isLocalDate(date)) throw new RangeError(`Not a date: ${JSON.stringify(date)}`);
  if (!LOCAL_TIME.test(time)) throw new RangeError(`Not a time of day: ${JSON.stringify(time)}`);
  const wall = Date.parse(`${date}T${time}Z`);
  const before = wall - offsetAt(wall - DAY_MS, zone);
  const after = wall - offsetAt(wall + DAY_MS, zone);
  // Either reading may be no time these clocks ever showed; when neither is, the offset before the jump counts on.
  const shown = [before, after].filter((ms) => wallClock(ms, zone) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : before);
}

/**
 * Seconds that really passed between two wall clock readings ('2026-03-29T01:00' or with seconds) in a zone:
 * across the spring change an hour less than the clocks say. Negative when `to` is earlier.
 */
export function secondsBetween(from: string, to: string, zone: string): number {
  return (readingOf(to, zone) - readingOf(from, zone)) / 1000;
}

function readingOf(local: string, zone: string): number {
  const [date = '', time = ''] = local.split(/[T ]/, 2);
  return instantOf(date, time, zone).getTime();
}

function toMs(instant: Instant): number {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${JSON.stringify(instant)}`);
  return ms;
}

/** What clocks of the zone show, as milliseconds of that reading in UTC. */
function wallClock(ms: number, zone: string): number {
  const part: Record<string, string> = {};
  for (const { type, value } of clockOf(zone).formatToParts(ms)) part[type] = value;
  const { year = '', month, day, hour, minute, second } = part;
  return Date.parse(`${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  return wallClock(ms, zone) - Math.floor(ms / 1000) * 1000;
}
