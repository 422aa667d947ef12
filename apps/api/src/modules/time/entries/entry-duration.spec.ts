import { secondsOf } from './entry-duration.js';

const refusal = (code: string): Error =>
  expect.objectContaining({
    status: 422,
    errors: [expect.objectContaining({ field: 'duration', code }) as unknown],
  }) as Error;

describe('the duration of an entry', () => {
  it.each([
    ['1.5', 5_400],
    ['1:30', 5_400],
    ['90m', 5_400],
    ['1h30', 5_400],
    ['24', 86_400],
  ])('reads %s', (duration, seconds) => expect(secondsOf({ duration })).toBe(seconds));

  it('takes seconds as they are, and nothing as nothing', () => {
    expect(secondsOf({ seconds: 61 })).toBe(61);
    expect(secondsOf({})).toBeUndefined();
  });

  it('adds what is typed with a plus', () => expect(secondsOf({ duration: '+0:15' }, 3_600)).toBe(4_500));

  it.each([
    ['', 'DURATION_EMPTY'],
    ['soon', 'DURATION_UNREADABLE'],
    ['0', 'DURATION_NOT_POSITIVE'],
    ['25', 'DURATION_OVER_A_DAY'],
  ])('refuses "%s"', (duration, code) => expect(() => secondsOf({ duration })).toThrow(refusal(code)));

  it('refuses a sum above a day, and both forms at once', () => {
    expect(() => secondsOf({ duration: '+1' }, 86_000)).toThrow(refusal('DURATION_OVER_A_DAY'));
    expect(() => secondsOf({ duration: '1', seconds: 3_600 })).toThrow(refusal('DURATION_TWICE'));
  });
});
