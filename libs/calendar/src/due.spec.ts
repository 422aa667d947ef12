import { dueDate } from './due.js';

describe('dueDate', () => {
  it.each([
    ['2026-11-21', 30, '2026-12-21'],
    ['2026-01-31', 30, '2026-03-02'],
    ['2028-01-31', 30, '2028-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2026-03-28', 14, '2026-04-11'],
  ])('%s + %d days is %s', (issued, terms, due) => {
    expect(dueDate(issued, terms)).toBe(due);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses terms of %j days', (terms) => {
    expect(() => dueDate('2026-11-21', terms)).toThrow(new RangeError(`Not payment terms: ${terms} days`));
  });

  it('refuses a day that does not exist', () => {
    expect(() => dueDate('2026-02-30', 30)).toThrow(new RangeError('Not a date: "2026-02-30"'));
  });
});
