import fc from 'fast-check';
import { instantOf, isTimeZone, localDateOf, secondsBetween, today } from './zone.js';

describe('isTimeZone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])('knows %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(['', 'Mars/Olympus', '+02:00', '-05:00', 'Europe/', 'Europe/Berlin ', null, 2])(
    'refuses %j',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});

describe('localDateOf', () => {
  it.each([
    ['2026-11-21T23:30:00Z', 'UTC', '2026-11-21'],
    ['2026-11-21T23:30:00Z', 'Europe/Berlin', '2026-11-22'],
    ['2026-11-21T23:30:00Z', 'America/Los_Angeles', '2026-11-21'],
    ['2026-11-21T05:59:59.999Z', 'America/Chicago', '2026-11-20'],
    ['2026-11-21T10:00:00Z', 'Pacific/Kiritimati', '2026-11-22'],
    ['2026-11-21T18:30:00Z', 'Asia/Kolkata', '2026-11-22'],
    ['2026-11-22T01:00:00+14:00', 'UTC', '2026-11-21'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(localDateOf(instant, zone)).toBe(date);
    expect(localDateOf(new Date(instant), zone)).toBe(date);
    expect(today(zone, new Date(instant))).toBe(date);
  });

  it('takes now for today', () => {
    const before = new Date().toISOString().slice(0, 10);
    const date = today('UTC');
    expect([before, new Date().toISOString().slice(0, 10)]).toContain(date);
  });

  it('names what it does not know', () => {
    expect(() => localDateOf('yesterday', 'UTC')).toThrow(new RangeError('Not an instant: "yesterday"'));
    expect(() => localDateOf(new Date(Number.NaN), 'UTC')).toThrow(RangeError);
    expect(() => localDateOf('2026-11-21T00:00:00Z', 'Mars/Olympus')).toThrow(/Mars\/Olympus/);
    expect(() => localDateOf('2026-11-21T00:00:00Z', '+02:00')).toThrow(
      new RangeError('Not a time zone: "+02:00"'),
    );
  });
});

describe('instantOf', () => {
  it.each([
    ['2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01', '09:00:30', 'Europe/Berlin', '2026-12-01T08:00:30.000Z'],
    ['2026-07-01', '00:00', 'UTC', '2026-07-01T00:00:00.000Z'],
    ['2026-07-01', '00:00', 'Asia/Kolkata', '2026-06-30T18:30:00.000Z'],
    ['2026-07-01', '23:59', 'Pacific/Kiritimati', '2026-07-01T09:59:00.000Z'],
    ['2026-07-01', '12:00', 'America/St_Johns', '2026-07-01T14:30:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(instant);
  });

  it('moves a time that spring skips forward by what was skipped', () => {
    expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(instantOf('2026-03-08', '02:00', 'America/New_York')).toEqual(new Date('2026-03-08T07:00:00Z'));
    expect(instantOf('2026-10-04', '02:15', 'Australia/Lord_Howe')).toEqual(new Date('2026-10-03T15:45:00Z'));
  });

  it('takes the first pass of a time that autumn repeats', () => {
    expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(instantOf('2026-11-01', '01:30', 'America/New_York')).toEqual(new Date('2026-11-01T05:30:00Z'));
    expect(instantOf('2026-04-05', '01:45', 'Australia/Lord_Howe')).toEqual(new Date('2026-04-04T14:45:00Z'));
  });

  it('finds midnight where the clocks skip it', () => {
    expect(instantOf('2018-11-04', '00:00', 'America/Sao_Paulo')).toEqual(new Date('2018-11-04T03:00:00Z'));
    expect(instantOf('2011-12-31', '00:00', 'Pacific/Apia')).toEqual(new Date('2011-12-30T10:00:00Z'));
  });

  it.each([
    ['2026-02-30', '09:00'],
    ['2026-02-28', '24:00'],
    ['2026-02-28', '9:00'],
    ['2026-02-28', '09:60'],
    ['2026-02-28', '09:00Z'],
    ['2026-02-28', ''],
  ])('refuses %s %s', (date, time) => {
    expect(() => instantOf(date, time, 'UTC')).toThrow(RangeError);
  });

  it('agrees with localDateOf in every zone: a day begins on that day and the moment before lies on an earlier one', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const days = fc.date({ min: new Date('1975-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const date = day.toISOString().slice(0, 10);
        const begin = instantOf(date, '00:00', zone);
        const existed = localDateOf(instantOf(date, '12:00', zone), zone) === date;
        if (existed) expect(localDateOf(begin, zone)).toBe(date);
        expect(localDateOf(new Date(begin.getTime() - 1), zone) < localDateOf(begin, zone)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('secondsBetween', () => {
  it.each([
    ['2026-03-29T01:00', '2026-03-29T04:00', 2 * 3_600],
    ['2026-10-25T01:00', '2026-10-25T04:00', 4 * 3_600],
    ['2020-03-29T01:49', '2020-03-29T03:15', 26 * 60],
    ['2021-10-31T00:00', '2021-11-01T00:00', 25 * 3_600],
    ['2026-03-29 00:00:00', '2026-03-30 00:00:00', 23 * 3_600],
    ['2026-07-01T09:00:00', '2026-07-01T17:30:01', 30_601],
    ['2026-07-01T17:00', '2026-07-01T09:00', -8 * 3_600],
    ['2026-10-25T02:30', '2026-10-25T03:00', 90 * 60],
  ])('in Berlin, %s to %s is %d', (from, to, seconds) => {
    expect(secondsBetween(from, to, 'Europe/Berlin')).toBe(seconds);
  });

  it('is what the clocks say where they never change', () => {
    expect(secondsBetween('2026-03-29T01:00', '2026-03-29T04:00', 'UTC')).toBe(3 * 3_600);
    expect(secondsBetween('2026-03-29T01:00', '2026-03-29T04:00', 'Asia/Kolkata')).toBe(3 * 3_600);
  });

  it.each(['2026-03-29', '2026-03-29T', '2026-03-29T01:00Z', '2026-03-29T01:00+02:00', 'now', ''])(
    'refuses %j',
    (text) => {
      expect(() => secondsBetween(text, '2026-03-29T04:00', 'UTC')).toThrow(RangeError);
      expect(() => secondsBetween('2026-03-29T04:00', text, 'UTC')).toThrow(RangeError);
    },
  );
});
