import fc from 'fast-check';
import { formatDuration, parseClock, parseDecimalHours, parseDuration } from './duration.js';

const HOUR = 3_600;

describe('parseDuration', () => {
  it.each([
    ['1.5', 5_400],
    ['1,5', 5_400],
    ['2', 7_200],
    ['.5', 1_800],
    [',25', 900],
    ['1:30', 5_400],
    ['01:30', 5_400],
    ['1:30:15', 5_415],
    [':45', 2_700],
    ['90m', 5_400],
    ['90 min', 5_400],
    ['7.5m', 450],
    ['1h30', 5_400],
    ['1h 30m', 5_400],
    ['1 h 5 min', 3_900],
    ['1H30M', 5_400],
    ['2 hours 15 minutes', 8_100],
    ['1h', 3_600],
    ['2.25h', 8_100],
    ['2,25 h', 8_100],
    ['24', 86_400],
    ['24:00', 86_400],
    ['1440m', 86_400],
    [' 1.5\t', 5_400],
    ['0.3333', 1_200],
    ['0.00125', 5],
    ['0.0001', undefined],
  ])('reads %j as %j s', (text, seconds) => {
    expect(parseDuration(text)).toEqual(
      seconds === undefined ? { error: 'not_positive' } : { seconds, relative: false },
    );
  });

  it.each([
    ['9-11:30', 9_000],
    ['9:00-17:30', 30_600],
    ['9 – 11:30', 9_000],
    ['09:15—10:00', 2_700],
    ['0-24', 86_400],
    ['22-24:00', 7_200],
  ])('reads the times of day %j as %d s', (text, seconds) => {
    expect(parseDuration(text)).toEqual({ seconds, relative: false });
  });

  it.each([
    ['+0:15', 900],
    ['+ 15m', 900],
    ['+1,5', 5_400],
  ])('reads %j as %d s more', (text, seconds) => {
    expect(parseDuration(text)).toEqual({ seconds, relative: true });
  });

  it.each(['', '   ', '\t'])('calls %j empty', (text) => {
    expect(parseDuration(text)).toEqual({ error: 'empty' });
  });

  const nonsense = [
    'abc',
    '1:60',
    '1:5',
    '1:75',
    '1h90',
    '1.5h30',
    '1.5,5',
    '1.000,5',
    '5.',
    '1 30',
    '1e3',
    'h',
    'm',
    ':',
  ];
  it.each([
    ...nonsense,
    '+',
    '-',
    '++1',
    '+-1',
    '1h30h',
    '9-',
    '-9-11',
    '9-25',
    '9-24:30',
    '+9-11',
    '9-11-12',
    '٣',
    'NaN',
  ])('cannot read %j', (text) => {
    expect(parseDuration(text)).toEqual({ error: 'unreadable' });
  });

  it.each(['0', '0:00', '0m', '+0', '-1', '-1:30', '−2h', '9-9', '11-9', '22:00-02:00'])(
    'finds %j not positive',
    (text) => {
      expect(parseDuration(text)).toEqual({ error: 'not_positive' });
    },
  );

  it.each(['25', '24:01', '24.001', '1441m', '999999', '+25'])('finds %j more than a day', (text) => {
    expect(parseDuration(text)).toEqual({ error: 'over_a_day' });
  });

  it('takes a typed zero where it clears a cell, but no negative and no range of nothing', () => {
    const options = { allowZero: true };
    expect(parseDuration('0', options)).toEqual({ seconds: 0, relative: false });
    expect(parseDuration('0:00', options)).toEqual({ seconds: 0, relative: false });
    expect(parseDuration('-1', options)).toEqual({ error: 'not_positive' });
    expect(parseDuration('9-9', options)).toEqual({ error: 'not_positive' });
    expect(parseDuration('', options)).toEqual({ error: 'empty' });
  });

  it('reads back what formatDuration writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds, 'hms'))).toEqual({ seconds, relative: false });
        const minutes = Math.ceil(seconds / 60) * 60;
        expect(parseDuration(formatDuration(minutes, 'hm'))).toEqual({ seconds: minutes, relative: false });
      }),
    );
  });

  it('answers any text, however long, at once and within its bounds', () => {
    const strange = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('019:.,hm+- ')) }),
    );
    fc.assert(
      fc.property(strange, (text) => {
        const result = parseDuration(text);
        if ('error' in result) return;
        expect(Number.isInteger(result.seconds)).toBe(true);
        expect(result.seconds).toBeGreaterThan(0);
        expect(result.seconds).toBeLessThanOrEqual(86_400);
      }),
      { numRuns: 2_000 },
    );
    expect(parseDuration('1'.repeat(1_000_000))).toEqual({ error: 'unreadable' });
    expect(parseDuration(`1h${' '.repeat(1_000_000)}x`)).toEqual({ error: 'unreadable' });
  });
});

describe('parseDecimalHours', () => {
  it.each([
    ['1', 3_600],
    ['1.5', 5_400],
    ['7,5', 27_000],
    ['2.33', 8_388],
    ['0.01', 36],
    ['+2', 7_200],
    [' 8.00 ', 28_800],
    ['24', 86_400],
    ['0.33333', 1_200],
    ['0.00125', 5],
    ['0.001249', 4],
    ['1.0000000001', 3_600],
  ])('%j is %d s', (text, seconds) => {
    expect(parseDecimalHours(text)).toEqual({ seconds });
  });

  it.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['abc', 'unreadable'],
    ['1:30', 'unreadable'],
    ['1h', 'unreadable'],
    ['1,234.5', 'unreadable'],
    ['1e1', 'unreadable'],
    ['--1', 'unreadable'],
    ['-', 'unreadable'],
    ['0', 'not_positive'],
    ['0.0001', 'not_positive'],
    ['-1', 'not_positive'],
    ['25', 'over_a_day'],
    ['24.01', 'over_a_day'],
  ])('%j is %s', (text, error) => {
    expect(parseDecimalHours(text)).toEqual({ error });
  });

  it('is exact to the second for hundredths of an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_400 }), (hundredths) => {
        const seconds = hundredths * 36;
        expect(
          parseDecimalHours(`${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`),
        ).toEqual({
          seconds,
        });
        expect(parseDecimalHours(formatDuration(seconds, 'decimal'))).toEqual({ seconds });
      }),
    );
  });
});

describe('parseClock', () => {
  it.each([
    ['02:30:00', 9_000],
    ['03:01:01', 10_861],
    ['0:15', 900],
    [' 24:00:00 ', 86_400],
  ])('%j is %d s', (text, seconds) => {
    expect(parseClock(text)).toEqual({ seconds });
  });

  it.each([
    ['', 'empty'],
    ['2.5', 'unreadable'],
    ['02:60:00', 'unreadable'],
    ['02:30:60', 'unreadable'],
    ['02:30:00.5', 'unreadable'],
    ['1:2:3', 'unreadable'],
    ['00:00:00', 'not_positive'],
    ['-01:00:00', 'not_positive'],
    ['24:00:01', 'over_a_day'],
    ['100:00:00', 'over_a_day'],
  ])('%j is %s', (text, error) => {
    expect(parseClock(text)).toEqual({ error });
  });
});

describe('formatDuration', () => {
  it.each([
    [5_400, '1:30', '1:30:00', '1.50'],
    [0, '0:00', '0:00:00', '0.00'],
    [8_388, '2:20', '2:19:48', '2.33'],
    [29, '0:00', '0:00:29', '0.01'],
    [30, '0:01', '0:00:30', '0.01'],
    [1_200, '0:20', '0:20:00', '0.33'],
    [18, '0:00', '0:00:18', '0.01'],
    [17, '0:00', '0:00:17', '0.00'],
    [120 * HOUR, '120:00', '120:00:00', '120.00'],
    [-900, '-0:15', '-0:15:00', '-0.25'],
    [-10, '0:00', '-0:00:10', '0.00'],
  ])('%d s', (seconds, hm, hms, decimal) => {
    expect(formatDuration(seconds, 'hm')).toBe(hm);
    expect(formatDuration(seconds, 'hms')).toBe(hms);
    expect(formatDuration(seconds, 'decimal')).toBe(decimal);
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %j', (seconds) => {
    expect(() => formatDuration(seconds, 'hm')).toThrow(new RangeError(`Not whole seconds: ${seconds}`));
  });
});
