import type { DomainError } from '../../platform/errors/domain-error.js';
import { checkDates } from './project-dates.js';

const engagement = { startDate: '2026-03-01', endDate: '2026-06-30' };

function fieldsOf(startDate: string, endDate: string, worked?: { first: string; last: string }): string[] {
  try {
    checkDates({ startDate, endDate }, engagement, worked);
    return [];
  } catch (error) {
    return (error as DomainError).errors!.map(({ field, code }) => `${field} ${code}`);
  }
}

describe("a project's dates", () => {
  it('may be those of the engagement, or fewer', () => {
    expect(fieldsOf('2026-03-01', '2026-06-30')).toEqual([]);
    expect(fieldsOf('2026-04-01', '2026-04-01')).toEqual([]);
  });

  it('never leave the engagement', () => {
    expect(fieldsOf('2026-02-28', '2026-07-01')).toEqual([
      'startDate OUTSIDE_ENGAGEMENT',
      'endDate OUTSIDE_ENGAGEMENT',
    ]);
    expect(fieldsOf('2026-07-01', '2026-07-02')).toContain('startDate OUTSIDE_ENGAGEMENT');
  });

  it('end after they start', () =>
    expect(fieldsOf('2026-05-02', '2026-05-01')).toEqual(['endDate END_BEFORE_START']));

  it('hold all time that is logged', () => {
    const worked = { first: '2026-04-10', last: '2026-05-10' };
    expect(fieldsOf('2026-04-10', '2026-05-10', worked)).toEqual([]);
    expect(fieldsOf('2026-04-11', '2026-05-09', worked)).toEqual([
      'startDate TIME_BEFORE_START',
      'endDate TIME_AFTER_END',
    ]);
  });
});
