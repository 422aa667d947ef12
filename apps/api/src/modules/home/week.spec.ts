import { twoWeeks, type WeekFacts, weekOf } from './week.js';

const HOUR = 3_600;
/** A Wednesday; the week before began on Monday the 9th. */
const facts: WeekFacts = {
  today: '2026-11-18',
  startsOn: 1,
  weeklyTargetSeconds: 40 * HOUR,
  workingSeconds: [8, 8, 8, 8, 8, 0, 0].map((hours) => hours * HOUR),
  logged: new Map(),
  since: '2020-01-01',
};

it('spreads the target from Monday to Friday and sums what was logged this week', () => {
  const week = weekOf({
    ...facts,
    logged: new Map([
      ['2026-11-13', 5 * HOUR],
      ['2026-11-16', 8 * HOUR],
      ['2026-11-21', HOUR],
    ]),
  });
  expect(week.days.map((day) => day.targetSeconds / HOUR)).toEqual([8, 8, 8, 8, 8, 0, 0]);
  expect(week.days[0]).toEqual({ date: '2026-11-16', loggedSeconds: 8 * HOUR, targetSeconds: 8 * HOUR });
  expect(week.loggedSeconds).toBe(9 * HOUR);
});

it('gives the odd seconds of a target to days, so that the week adds up', () => {
  const { days } = weekOf({ ...facts, weeklyTargetSeconds: 100_003 });
  expect(days.reduce((sum, day) => sum + day.targetSeconds, 0)).toBe(100_003);
  expect(days.every((day) => Number.isInteger(day.targetSeconds))).toBe(true);
});

it('misses past working days without time of this week and the last, never today or the weekend', () => {
  const logged = new Map([
    ['2026-11-10', HOUR],
    ['2026-11-16', 60],
  ]);
  expect(weekOf({ ...facts, logged }).missingDays).toEqual([
    '2026-11-09',
    '2026-11-11',
    '2026-11-12',
    '2026-11-13',
    '2026-11-17',
  ]);
});

it('spreads by the hours of the firm, for part-time people too', () => {
  const workingSeconds = [9, 9, 9, 9, 0, 0, 0].map((hours) => hours * HOUR);
  const { days } = weekOf({ ...facts, workingSeconds, weeklyTargetSeconds: 18 * HOUR });
  expect(days.map((day) => day.targetSeconds / HOUR)).toEqual([4.5, 4.5, 4.5, 4.5, 0, 0, 0]);
  expect(weekOf({ ...facts, workingSeconds: [0, 0, 0, 0, 0, 0, 0] }).missingDays).toEqual([]);
});

it('misses nothing before the first day of the person', () => {
  expect(weekOf({ ...facts, since: '2026-11-17' }).missingDays).toEqual(['2026-11-17']);
});

it('misses nothing of people without a target', () => {
  expect(weekOf({ ...facts, weeklyTargetSeconds: 0 }).missingDays).toEqual([]);
});

it('follows firms whose week begins on Sunday', () => {
  const week = weekOf({ ...facts, startsOn: 7 });
  expect(week.days[0]).toEqual({ date: '2026-11-15', loggedSeconds: 0, targetSeconds: 0 });
  expect(twoWeeks('2026-11-18', 7)[0]).toBe('2026-11-08');
});
