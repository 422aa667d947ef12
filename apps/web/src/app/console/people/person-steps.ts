import type { MemberDetailsDto } from '#libs/api-client/models/member-details-dto';

type Invitable = Pick<MemberDetailsDto, 'email' | 'roles'>;

/** What an invitation still needs; null when it can go out. */
export function inviteBlocked({ email, roles }: Invitable): string | null {
  if (!email) return $localize`An invitation needs an e-mail address first.`;
  return roles.length ? null : $localize`An invitation needs a role first.`;
}

/** Why somebody cannot leave; null when they can. */
export const leaveBlocked = ({ isLastAdmin }: Pick<MemberDetailsDto, 'isLastAdmin'>): string | null =>
  isLastAdmin ? $localize`The last active admin stays. Make somebody else admin first.` : null;
