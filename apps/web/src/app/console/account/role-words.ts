import type { Role } from '#libs/contracts';

/** What the built-in roles are called. */
export const ROLE_WORDS: Record<Role, string> = {
  admin: $localize`Admin`,
  partner: $localize`Partner`,
  project_manager: $localize`Project manager`,
  consultant: $localize`Consultant`,
  accountant: $localize`Accountant`,
  approver: $localize`Approver`,
  requester: $localize`Requester`,
  viewer: $localize`Viewer`,
};
