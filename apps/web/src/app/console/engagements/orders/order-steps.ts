import type { ChangeOrderStatus } from '#libs/contracts';
import { P, type Permission } from '#libs/contracts';
import type { ChangeOrderDto } from '#libs/api-client/models/change-order-dto';

/** What can be done with a change order. */
export type OrderStep = 'edit' | 'send' | 'sign' | 'reject' | 'apply' | 'rebase' | 'withdraw';

interface Person {
  readonly can: (permission: Permission) => boolean;
  readonly membershipId: string | undefined;
}

const STEPS: Record<ChangeOrderStatus, readonly OrderStep[]> = {
  draft: ['send', 'edit', 'withdraw'],
  sent: ['sign', 'reject', 'withdraw'],
  signed: ['apply', 'withdraw'],
  applied: [],
  rejected: [],
  withdrawn: [],
};
const GOES_ON: readonly OrderStep[] = ['send', 'sign', 'apply'];

/** The steps of this state that the person has the right to, the most likely first; what cannot be says why. */
export function orderStepsOf(
  { status, stale, draftedBy }: ChangeOrderDto,
  { can, membershipId }: Person,
): { step: OrderStep; blocked: string | null }[] {
  const steps: readonly OrderStep[] = stale
    ? ['rebase', ...STEPS[status].filter((step) => !GOES_ON.includes(step))]
    : STEPS[status];
  return steps
    .filter((step) => can(step === 'sign' ? P.EngagementApprove : P.EngagementWrite))
    .map((step) => ({
      step,
      blocked:
        step === 'sign' && draftedBy === membershipId
          ? $localize`You drafted it, so somebody else records the signature.`
          : null,
    }));
}
