import { Service, computed, inject } from '@angular/core';
import type { Permission, PortalRight } from '#libs/contracts';

import { Session } from './session';

/** The rights of the signed-in person, from the API. Hides what they cannot do; the server still decides. */
@Service()
export class Permissions {
  private readonly session = inject(Session);
  readonly held = computed((): ReadonlySet<Permission> => new Set(this.session.me()?.permissions));
  /** with what a contact may see and do in the portal */
  private readonly all = computed(
    (): ReadonlySet<string> => new Set([...this.held(), ...(this.session.me()?.portal?.rights ?? [])]),
  );

  /** Reads a signal: in a template or `computed` it follows the session. */
  readonly can = (permission: Permission | PortalRight): boolean => this.all().has(permission);

  readonly canAny = (permissions: readonly (Permission | PortalRight)[]): boolean =>
    permissions.some(this.can);
}
