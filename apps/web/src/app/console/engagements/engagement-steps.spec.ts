import { P, ROLE_PERMISSIONS, type Role } from '#libs/contracts';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';

import { stepsOf } from './engagement-steps';

const engagement = (over: Partial<EngagementDto>): EngagementDto =>
  ({
    status: 'draft',
    submittedBy: null,
    projects: [],
    ...over,
  }) as EngagementDto;

const steps = (over: Partial<EngagementDto>, role: Role = 'admin') =>
  stepsOf(engagement(over), {
    can: (permission) => ROLE_PERMISSIONS[role].includes(permission),
    membershipId: 'me',
  }).map(({ step, blocked }) => (blocked ? `${step}: ${blocked}` : step));

describe('what can be done with an engagement', () => {
  it('follows its state', () => {
    expect(steps({})).toEqual(['submit', 'edit', 'delete']);
    expect(steps({ status: 'pending', submittedBy: 'you' })).toEqual(['approve', 'reject']);
    expect(steps({ status: 'approved' })).toEqual(['project', 'order', 'renew']);
    expect(steps({ status: 'rejected' })).toEqual(['reopen']);
    expect(steps({ status: 'in_progress' })).toEqual(['project', 'order', 'renew', 'complete']);
    expect(steps({ status: 'completed' })).toEqual([]);
  });

  it('follows the rights of the person', () => {
    expect(steps({}, 'approver')).toEqual([]);
    expect(steps({ status: 'pending' }, 'requester')).toEqual([]);
    expect(steps({ status: 'pending' }, 'approver')).toEqual(['approve', 'reject']);
    expect(ROLE_PERMISSIONS.viewer).not.toContain(P.EngagementWrite);
    expect(steps({}, 'viewer')).toEqual([]);
  });

  it('is not decided by whoever submitted it', () => {
    const why = 'You submitted it, so somebody else decides.';
    expect(steps({ status: 'pending', submittedBy: 'me' })).toEqual([`approve: ${why}`, `reject: ${why}`]);
  });

  it('needs closed projects to be completed', () => {
    const project = { id: 'p', name: 'Build', code: '', startDate: '', endDate: '' };
    const withProject = (status: 'active' | 'completed') =>
      steps({ status: 'in_progress', projects: [{ ...project, status }] }).at(-1);
    expect(withProject('active')).toBe('complete: It can be completed once its projects are closed.');
    expect(withProject('completed')).toBe('complete');
  });
});
