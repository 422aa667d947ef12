import { ErrorHandler, Injector, Service, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { clientErrorsReport } from '#libs/api-client/fn/client-errors/client-errors-report';
import { ApiError, messageOf } from '#libs/ui/api-error';

import { PAGE } from './page';
import { Session } from './session';
import { Toasts } from './toasts';

/** A page that goes wrong in a loop must not use up the person's requests. */
const MOST_REPORTS = 10;
const [MESSAGE_LENGTH, STACK_LENGTH] = [500, 4_000];

/** The last resort: what nobody caught is said and reported to the server's log; an outdated page offers to reload. */
@Service({ autoProvided: false })
export class LastResort extends ErrorHandler {
  private readonly injector = inject(Injector);
  private readonly reported = new Set<string>();

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
    this.report(error);
  }

  /** Each error once a page load, without what may be a secret: neither queries nor bodies. */
  private report(error: unknown): void {
    if (!this.injector.get(Session).signedIn() || (error instanceof ApiError && error.status === 0)) return;
    const message = String(error).slice(0, MESSAGE_LENGTH);
    if (this.reported.has(message) || this.reported.size >= MOST_REPORTS) return;
    this.reported.add(message);
    const body = {
      message,
      page: this.injector.get(PAGE).path().split('?', 1)[0]!.slice(0, MESSAGE_LENGTH),
      ...(error instanceof Error && error.stack ? { stack: error.stack.slice(0, STACK_LENGTH) } : {}),
      ...(error instanceof ApiError && error.requestId ? { failedRequestId: error.requestId } : {}),
    };
    void this.injector
      .get(Api)
      .invoke(clientErrorsReport, { body })
      .catch(() => undefined); // nothing is left to tell it to
  }
}

function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module/i.test(error.message);
}
