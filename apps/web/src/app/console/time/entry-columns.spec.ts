import { TestBed } from '@angular/core/testing';
import { P, type Permission } from '#libs/contracts';
import { Formats } from '#libs/ui/formats';

import { entryColumns } from './entry-columns';

describe('the columns of time entries', () => {
  const keys = (...held: Permission[]): string[] =>
    entryColumns(
      TestBed.inject(Formats),
      (permission) => held.includes(permission),
      held.includes(P.TimeReadAll),
    ).map(({ key }) => key);

  it('keep names and prices from those without the right', () => {
    expect(keys()).toEqual(['workDate', 'project', 'note', 'status', 'seconds']);
  });

  it('name people to those who see all time', () => {
    expect(keys(P.TimeReadAll)).toContain('person');
    expect(keys(P.TimeReadAll)).not.toContain('amount');
  });

  it('show prices to those who read rates', () => {
    expect(keys(P.RateRead)).toContain('amount');
  });
});
