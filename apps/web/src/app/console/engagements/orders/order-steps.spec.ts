import { ROLE_PERMISSIONS, type Role } from '#libs/contracts';
import type { ChangeOrderDto } from '#libs/api-client/models/change-order-dto';

import { orderStepsOf } from './order-steps';

const steps = (over: Partial<ChangeOrderDto>, role: Role = 'partner') =>
  orderStepsOf({ status: 'draft', stale: false, draftedBy: 'you', ...over } as ChangeOrderDto, {
    can: (permission) => ROLE_PERMISSIONS[role].includes(permission),
    membershipId: 'me',
  }).map(({ step, blocked }) => (blocked ? `${step}: ${blocked}` : step));

describe('what can be done with a change order', () => {
  it('follows its state', () => {
    expect(steps({})).toEqual(['ask', 'send', 'edit', 'withdraw']);
    expect(steps({ status: 'sent' })).toEqual(['sign', 'reject', 'withdraw']);
    expect(steps({ status: 'sent', outForSignature: true })).toEqual([]);
    expect(steps({ status: 'signed' })).toEqual(['apply', 'withdraw']);
    expect(steps({ status: 'applied' })).toEqual([]);
  });

  it('does not go on while the engagement has another version', () => {
    expect(steps({ stale: true })).toEqual(['rebase', 'edit', 'withdraw']);
    expect(steps({ status: 'signed', stale: true })).toEqual(['rebase', 'withdraw']);
  });

  it('is not signed for by whoever drafted it, nor without the right', () => {
    expect(steps({ status: 'sent', draftedBy: 'me' })[0]).toBe(
      'sign: You drafted it, so somebody else records the signature.',
    );
    expect(steps({ status: 'sent' }, 'requester')).toEqual(['reject', 'withdraw']);
    expect(steps({}, 'viewer')).toEqual([]);
  });
});
