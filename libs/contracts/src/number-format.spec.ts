import { formatNumber, isNumberFormat } from './number-format.js';

describe('a number format', () => {
  it.each([
    ['{YYYY}/{seq}', 7, '2026/7'],
    ['R{YY}-{seq:3}', 1_234, 'R26-1234'],
    ['{YYYY}-{seq:4}', 1, '2026-0001'],
    ['{seq:4}', 1, '0001'],
  ])('prints %s', (format, value, text) => {
    expect(formatNumber(format, '2026', value)).toBe(text);
  });

  it.each(['INV-{YYYY}-{seq:5}', 'R{YY}/{seq}', '{seq:9}{YYYY}{YY}'])('may be %s', (format) => {
    expect(isNumberFormat(format)).toBe(true);
  });

  it.each(['INV-{seq:5}', 'INV-{YYYY}', '{YY}{seq}{seq}', '{YY}{seq}{x}', '{YY}{seq:0}', '{YY}{seq', ''])(
    'may not be %j',
    (format) => {
      expect(isNumberFormat(format)).toBe(false);
    },
  );
});
