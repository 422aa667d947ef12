import { hoursOf, secondsOf } from './weekly-hours';

describe('a weekly target', () => {
  it('is typed in hours, with point or comma', () => {
    expect(secondsOf('37.5')).toBe(135_000);
    expect(secondsOf('37,5')).toBe(135_000);
    expect(secondsOf(' 40 ')).toBe(144_000);
    expect(secondsOf('0')).toBe(0);
  });

  it('is the firm’s when left empty', () => {
    expect(secondsOf(' ')).toBeNull();
    expect(hoursOf(null)).toBe('');
  });

  it('fits a week', () => {
    expect(secondsOf('168')).toBe(604_800);
    expect(secondsOf('169')).toBeUndefined();
    expect(secondsOf('all')).toBeUndefined();
    expect(secondsOf('-1')).toBeUndefined();
  });

  it('reads back as it was typed', () => {
    for (const text of ['0', '20', '37.5', '40', '8.25']) expect(hoursOf(secondsOf(text)!)).toBe(text);
  });
});
