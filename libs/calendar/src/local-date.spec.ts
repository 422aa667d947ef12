import fc from 'fast-check';
import {
  addDays,
  clampDate,
  compareDates,
  daysBetween,
  isLocalDate,
  isWithin,
  monthEnd,
  monthStart,
  type Weekday,
  weekdayOf,
  weekDays,
  weekStart,
  fiscalYear,
} from './local-date.js';

const dates = fc.integer({ min: -200_000, max: 200_000 }).map((days) => addDays('2000-01-01', days));
const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);

describe('isLocalDate', () => {
  it.each(['2026-11-21', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('knows %s', (date) => {
    expect(isLocalDate(date)).toBe(true);
  });

  const wrong = [
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
  ];
  it.each([
    ...wrong,
    '2026-1-1',
    '26-01-01',
    '20260101',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    ' 2026-01-01',
    '+02026-01-01',
    '',
  ])('refuses %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => addDays(text, 0)).toThrow(new RangeError(`Not a date: ${JSON.stringify(text)}`));
  });

  it.each([null, undefined, 20_260_101, new Date()])('refuses what is no text', (value) => {
    expect(isLocalDate(value)).toBe(false);
  });
});

describe('days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-11-21', 0, '2026-11-21'],
    ['0099-12-31', 1, '0100-01-01'],
  ])('%s and %d days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it.each([
    ['9999-12-31', 1],
    ['0001-01-01', -1],
    ['2026-01-01', 0.5],
    ['2026-01-01', Number.NaN],
    ['2026-01-01', Number.POSITIVE_INFINITY],
    ['2026-01-01', 1e12],
  ])('cannot go from %s by %j', (date, days) => {
    expect(() => addDays(date, days)).toThrow(RangeError);
  });

  it('can be counted there and back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -100_000, max: 100_000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(addDays(other, -days)).toBe(date);
        expect(compareDates(date, other)).toBe(Math.sign(-days) + 0);
        expect(date < other).toBe(days > 0);
      }),
    );
  });
});

describe('weeks', () => {
  it.each([
    ['2026-11-21', 6],
    ['2026-11-22', 7],
    ['2026-11-23', 1],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
  ])('%s is day %d', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  it.each<[string, Weekday | undefined, string]>([
    ['2026-11-22', undefined, '2026-11-16'],
    ['2026-11-16', 1, '2026-11-16'],
    ['2026-11-21', 7, '2026-11-15'],
    ['2026-11-22', 7, '2026-11-22'],
    ['2026-11-20', 6, '2026-11-14'],
    ['2027-01-01', 1, '2026-12-28'],
  ])('the week of %s that begins on %j is that of %s', (date, startsOn, expected) => {
    expect(weekStart(date, startsOn)).toBe(expected);
  });

  it('have seven days in a row, the first on the chosen weekday, with the given day among them', () => {
    fc.assert(
      fc.property(dates, weekdays, (date, startsOn) => {
        const days = weekDays(date, startsOn);
        expect(days).toHaveLength(7);
        expect(weekdayOf(days[0] ?? '')).toBe(startsOn);
        expect(daysBetween(days[0] ?? '', days[6] ?? '')).toBe(6);
        expect(days).toContain(date);
        expect(days).toEqual(days.toSorted());
      }),
    );
  });

  it('is not torn by the change of the clocks', () => {
    expect(weekDays('2026-03-29')).toEqual([
      '2026-03-23',
      '2026-03-24',
      '2026-03-25',
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
    ]);
  });
});

describe('months', () => {
  it.each([
    ['2026-02-10', '2026-02-01', '2026-02-28'],
    ['2028-02-29', '2028-02-01', '2028-02-29'],
    ['2026-12-31', '2026-12-01', '2026-12-31'],
    ['2026-01-01', '2026-01-01', '2026-01-31'],
    ['2026-04-30', '2026-04-01', '2026-04-30'],
    ['9999-12-05', '9999-12-01', '9999-12-31'],
  ])('%s lies in %s to %s', (date, start, end) => {
    expect(monthStart(date)).toBe(start);
    expect(monthEnd(date)).toBe(end);
  });
});

describe('periods', () => {
  it('include both ends', () => {
    const within = (date: string): boolean => isWithin(date, '2026-03-01', '2026-03-31');
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(within)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('can be open', () => {
    expect(isWithin('2026-03-01', null, '2026-03-31')).toBe(true);
    expect(isWithin('2026-04-01', '2026-03-01', null)).toBe(true);
    expect(isWithin('2026-04-01', null, null)).toBe(true);
    expect(isWithin('2026-02-01', '2026-03-01', null)).toBe(false);
  });

  it('clamp', () => {
    expect(clampDate('2026-02-01', '2026-03-01', '2026-03-31')).toBe('2026-03-01');
    expect(clampDate('2026-05-01', '2026-03-01', '2026-03-31')).toBe('2026-03-31');
    expect(clampDate('2026-03-15', '2026-03-01', '2026-03-31')).toBe('2026-03-15');
    expect(clampDate('2026-05-01', '2026-03-01', null)).toBe('2026-05-01');
  });

  it('refuse days that do not exist', () => {
    expect(() => isWithin('2026-02-30', '2026-01-01', '2026-12-31')).toThrow(RangeError);
    expect(() => isWithin('2026-02-30', null, null)).toThrow(RangeError);
    expect(() => compareDates('2026-01-01', 'tomorrow')).toThrow(new RangeError('Not a date: "tomorrow"'));
  });
});

describe('a fiscal year', () => {
  it.each([
    ['2026-11-21', 1, 0, '2026-01-01', '2026-12-31'],
    ['2026-03-31', 4, 0, '2025-04-01', '2026-03-31'],
    ['2026-04-01', 4, 0, '2026-04-01', '2027-03-31'],
    ['2026-11-21', 4, -1, '2025-04-01', '2026-03-31'],
    ['2024-05-05', 3, -1, '2023-03-01', '2024-02-29'],
  ])('of %s with its begin in month %d, %d years on', (date, month, years, from, to) => {
    expect(fiscalYear(date, month, years)).toEqual({ from, to });
  });
});
