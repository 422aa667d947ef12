import type { ChangeOrderStatus } from '#libs/contracts';
import { P, type Permission } from '#libs/contracts';
import type { ChangeOrderDto } from '#libs/api-client/models/change-order-dto';

/** What can be done with a change order. */
export type OrderStep = 'edit' | 'send' | 'ask' | 'sign' | 'reject' | 'apply' | 'rebase' | 'withdraw';

interface Person {
  readonly can: (permission: Permission) => boolean;
  readonly membershipId: string | undefined;
}

const STEPS: Record<ChangeOrderStatus, readonly OrderStep[]> = {
  draft: ['ask', 'send', 'edit', 'withdraw'],
  sent: ['sign', 'reject', 'withdraw'],
  signed: ['apply', 'withdraw'],
  applied: [],
  rejected: [],
  withdrawn: [],
};
const GOES_ON: readonly OrderStep[] = ['ask', 'send', 'sign', 'apply'];
const NEEDS: Partial<Record<OrderStep, Permission>> = { ask: P.SignatureManage, sign: P.EngagementApprove };

/** The steps of this state that the person has the right to, the most likely first; what cannot be says why. */
export function orderStepsOf(
  { status, stale, draftedBy, outForSignature }: ChangeOrderDto,
  { can, membershipId }: Person,
): { step: OrderStep; blocked: string | null }[] {
  if (outForSignature) return [];
  const steps: readonly OrderStep[] = stale
    ? ['rebase', ...STEPS[status].filter((step) => !GOES_ON.includes(step))]
    : STEPS[status];
  return steps
    .filter((step) => can(NEEDS[step] ?? P.EngagementWrite))
    .map((step) => ({
      step,
      blocked:
        step === 'sign' && draftedBy === membershipId
          ? $localize`You drafted it, so somebody else records the signature.`
          : null,
    }));
}
