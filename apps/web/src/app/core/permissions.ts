import { Service, computed, inject } from '@angular/core';
import type { Permission } from '#libs/contracts';

import { Session } from './session';

/** The rights of the signed-in person, from the API. Hides what they cannot do; the server still decides. */
@Service()
export class Permissions {
  private readonly session = inject(Session);
  readonly held = computed((): ReadonlySet<Permission> => new Set(this.session.me()?.permissions));

  /** Reads a signal: in a template or `computed` it follows the session. */
  readonly can = (permission: Permission): boolean => this.held().has(permission);

  readonly canAny = (permissions: readonly Permission[]): boolean => permissions.some(this.can);
}
