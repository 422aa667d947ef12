import { scheduleOf } from './schedule';

const project = { startDate: '2026-11-01', endDate: '2026-11-10' };

describe('scheduleOf', () => {
  it.each([
    ['2026-10-15', { passed: 0, daysLeft: 10, started: false }],
    ['2026-11-01', { passed: 0, daysLeft: 10, started: true }],
    ['2026-11-06', { passed: 0.5, daysLeft: 5, started: true }],
    ['2026-11-10', { passed: 0.9, daysLeft: 1, started: true }],
    ['2026-11-11', { passed: 1, daysLeft: 0, started: true }],
    ['2027-01-01', { passed: 1, daysLeft: 0, started: true }],
  ])('on %s', (today, schedule) => {
    expect(scheduleOf(project, today)).toEqual(schedule);
  });

  it('knows a project of one day', () => {
    expect(scheduleOf({ startDate: '2026-11-01', endDate: '2026-11-01' }, '2026-11-01').daysLeft).toBe(1);
  });
});
