import { TestBed } from '@angular/core/testing';
import type { EngagementLineDto } from '#libs/api-client/models/engagement-line-dto';
import { Formats } from '#libs/ui/formats';

import { lineDifferences, termDifferences } from './difference';

const line = (over: Partial<EngagementLineDto>): EngagementLineDto =>
  ({
    id: 'a',
    title: 'Advice',
    description: '',
    model: 'time_and_material',
    schedule: [],
    milestones: [],
    ...over,
  }) as EngagementLineDto;
const terms = { startDate: '2026-01-01', endDate: '2026-12-31', budget: '100.00', budgetHours: null };

describe('the difference between two versions', () => {
  let formats: Formats;
  beforeEach(() => {
    formats = TestBed.inject(Formats);
    formats.use({ locale: 'en-GB', timeZone: 'UTC' });
  });

  it('names the terms that differ, in words', () => {
    expect(termDifferences(terms, terms, 'EUR', formats)).toEqual([]);
    expect(
      termDifferences(terms, { ...terms, endDate: '2027-01-31', budget: '250.00' }, 'EUR', formats),
    ).toEqual([
      { what: 'End', before: '31 Dec 2026', after: '31 Jan 2027' },
      { what: 'Budget', before: '100.00 EUR', after: '250.00 EUR' },
    ]);
  });

  it('tells lines that were added, changed or left as they were', () => {
    const capped = line({
      id: 'b',
      title: 'Build',
      model: 'capped',
      capBy: 'amount',
      capPer: 'total',
      cap: '80.00',
    });
    const before = [line({}), capped];
    const after = [line({}), { ...capped, cap: '90.00' }, line({ id: 'c', title: 'Care' })];
    expect(lineDifferences(before, after, 'EUR', formats)).toEqual([
      {
        what: 'Build',
        before: 'Build\nBy the hour, up to a cap\nAt most 80.00 EUR in all',
        after: 'Build\nBy the hour, up to a cap\nAt most 90.00 EUR in all',
      },
      { what: 'Care', before: null, after: 'Care\nBy the hour' },
    ]);
  });
});
