import { inviteBlocked, leaveBlocked } from './person-steps';

describe('what can be done with a person', () => {
  it('is to invite them once there is an address and a role', () => {
    expect(inviteBlocked({ email: null, roles: ['viewer'] })).toContain('address');
    expect(inviteBlocked({ email: 'nia@firm.example', roles: [] })).toContain('role');
    expect(inviteBlocked({ email: 'nia@firm.example', roles: ['viewer'] })).toBeNull();
  });

  it('is to deactivate them, but for the last admin', () => {
    expect(leaveBlocked({ isLastAdmin: true })).toContain('last active admin');
    expect(leaveBlocked({ isLastAdmin: false })).toBeNull();
  });
});
