import { inject, signal } from '@angular/core';
import { ApiError } from '#libs/ui/api-error';

import { Invalidation } from './invalidation';

export interface Doing {
  /** why the last one failed, for `<ui-form-error [error]="doing.failure()" />` */
  readonly failure: () => unknown;
  /** Runs one thing at a time; when it worked, or the page was out of date, what shows the tags reloads. Answers whether it worked. */
  run(work: () => Promise<unknown>, ...changed: string[]): Promise<boolean>;
}

/** For the buttons of a page that change its thing; in an injection context. */
export function doing(): Doing {
  const { invalidate } = inject(Invalidation);
  const failure = signal<unknown>(null);
  let busy = false;

  return {
    failure: failure.asReadonly(),
    async run(work, ...changed) {
      if (busy) return false;
      busy = true;
      failure.set(null);
      try {
        await work();
        invalidate(...changed);
        return true;
      } catch (error) {
        failure.set(error);
        if (error instanceof ApiError && error.status === 412) invalidate(...changed); // it is another one by now
        return false;
      } finally {
        busy = false;
      }
    },
  };
}
