import { ErrorHandler, Injector, Service, inject } from '@angular/core';
import { ApiError, messageOf } from '#libs/ui/api-error';

import { PAGE } from './page';
import { Toasts } from './toasts';

/** The last resort: what nobody caught is logged and said, and an outdated page offers to reload. */
@Service({ autoProvided: false })
export class LastResort extends ErrorHandler {
  private readonly injector = inject(Injector);

  override handleError(error: unknown): void {
    super.handleError(error);
    const toasts = this.injector.get(Toasts);
    if (isMissingChunk(error)) {
      void toasts.offer($localize`Votra was updated.`, $localize`Reload`).then((reload) => {
        const page = this.injector.get(PAGE);
        if (reload) page.load(page.path());
      });
      return;
    }
    // An expired session already leads to the sign-in page.
    if (error instanceof ApiError && error.status === 401) return;
    toasts.show(messageOf(error));
  }
}

function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module/i.test(error.message);
}
