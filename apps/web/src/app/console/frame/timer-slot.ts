import { type Signal, type Type, inject, resource } from '@angular/core';
import { P } from '#libs/contracts';

import { Permissions } from '../../core/permissions';
import type { Slot } from '../slots';

/** A component of the timer once it is loaded; null for those who log no time. */
export function timerSlot(load: Slot | null): Signal<Type<unknown> | null> {
  const { can } = inject(Permissions);
  const loaded = resource<Type<unknown> | null, Slot | undefined>({
    params: () => (load && can(P.TimeLogOwn) ? load : undefined),
    loader: ({ params }) => params(),
    defaultValue: null,
  });
  return loaded.value;
}
