import { mayGrant, type Permission, type Role, ROLE_PERMISSIONS, ROLES } from '#libs/contracts';

/** What each role lets a person do, for those who give it. */
export const ROLE_MEANINGS: Record<Role, string> = {
  admin: $localize`Everything, with people, their roles and the firm’s settings.`,
  partner: $localize`Everything but people, their roles and the firm’s settings.`,
  project_manager: $localize`Runs clients, engagements and projects; approves time, sees rates, issues invoices, imports hours.`,
  consultant: $localize`Logs time on their own projects; runs those that they are made manager of.`,
  accountant: $localize`Invoices, payments, ledger and taxes; sees everybody’s time and rates, and logs their own time.`,
  approver: $localize`Approves engagements and time; sees clients and projects.`,
  requester: $localize`Drafts engagements and logs their own time; sees clients and projects.`,
  viewer: $localize`Sees clients, projects, time, invoices and payments; changes nothing.`,
};

interface Holder {
  readonly roles: readonly Role[];
  readonly isLastAdmin: boolean;
}

/** Why a role can be neither given nor taken here; null when it can. */
export function blockedRole(role: Role, held: ReadonlySet<Permission>, person: Holder | null): string | null {
  if (!mayGrant(held, ROLE_PERMISSIONS[role]))
    return $localize`It carries rights that you do not hold yourself.`;
  if (role === 'admin' && person?.isLastAdmin)
    return $localize`The firm’s last active admin stays admin. Make somebody else admin first.`;
  return null;
}

export type RoleChoice = Record<Role, boolean>;

export const choiceOf = (roles: readonly Role[]): RoleChoice =>
  Object.fromEntries(ROLES.map((role) => [role, roles.includes(role)])) as RoleChoice;

export const chosenOf = (choice: RoleChoice): Role[] => ROLES.filter((role) => choice[role]);
