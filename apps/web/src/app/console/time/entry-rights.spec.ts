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

  const approved = { membershipId: 'other', projectManagerId: null, status: 'approved' } as const;

  it('let approvers reopen what is decided of others, never their own', () => {
    const approver = rights(P.TimeApprove);
    expect(approver.reopens(approved)).toBe(true);
    expect(approver.reopens({ ...approved, status: 'submitted' })).toBe(false);
    expect(approver.reopens({ ...approved, membershipId: 'me' })).toBe(false);
  });

  it('let who manages the project reopen the hours on it', () => {
    const lead = rights(P.ProjectLead);
    expect(lead.reopens({ ...approved, projectManagerId: 'me' })).toBe(true);
    expect(lead.reopens({ ...approved, projectManagerId: 'other' })).toBe(false);
    expect(lead.reopens({ ...approved, projectManagerId: 'me', membershipId: 'me' })).toBe(false);
  });

  it('let nobody else reopen', () => {
    expect(rights(P.TimeReadAll).reopens({ ...approved, projectManagerId: 'me' })).toBe(false);
  });

  it('show the rate to those who may override and read it', () => {
    expect(rights(P.TimeRateOverride, P.RateRead).changesRates()).toBe(true);
  });

  it('hide it from those who may only override', () => {
    expect(rights(P.TimeRateOverride).changesRates()).toBe(false);
  });
});
