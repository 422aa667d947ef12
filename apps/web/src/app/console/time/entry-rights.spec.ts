import { TestBed } from '@angular/core/testing';
import { P, type Permission } from '#libs/contracts';

import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { EntryRights } from './entry-rights';

describe('the rights on an entry', () => {
  function rights(...held: Permission[]): EntryRights {
    TestBed.configureTestingModule({
      providers: [
        { provide: Permissions, useValue: { can: (permission: Permission) => held.includes(permission) } },
        { provide: Session, useValue: { me: () => ({ membership: { id: 'me' } }) } },
      ],
    });
    return TestBed.inject(EntryRights);
  }

  it('let approvers reopen what is decided of others, never their own', () => {
    const approver = rights(P.TimeApprove);
    expect(approver.reopens({ membershipId: 'other', status: 'approved' })).toBe(true);
    expect(approver.reopens({ membershipId: 'other', status: 'submitted' })).toBe(false);
    expect(approver.reopens({ membershipId: 'me', status: 'approved' })).toBe(false);
  });

  it('let nobody else reopen', () => {
    expect(rights(P.TimeReadAll).reopens({ membershipId: 'other', status: 'approved' })).toBe(false);
  });

  it('show the rate to those who may override and read it', () => {
    expect(rights(P.TimeRateOverride, P.RateRead).changesRates()).toBe(true);
  });

  it('hide it from those who may only override', () => {
    expect(rights(P.TimeRateOverride).changesRates()).toBe(false);
  });
});
