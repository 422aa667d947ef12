import { Service, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { paymentsReverse } from '#libs/api-client/fn/finance/payments-reverse';
import { ApiError, messageOf } from '#libs/ui/api-error';
import { Dialogs } from '#libs/ui/dialogs';

import { newIdempotencyKey } from '../../core/idempotency';
import { Toasts } from '../../core/toasts';

/** Asks for the reason and takes a payment back. */
@Service()
export class ReversePayment {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  /** Answers whether the payment was reversed. */
  async ask(id: string): Promise<boolean> {
    const reason = await this.dialogs.reason({
      heading: $localize`Reverse this payment?`,
      text: $localize`The opposite postings are made, and its invoices are open again.`,
      label: $localize`Reason`,
      action: $localize`Reverse payment`,
      danger: true,
    });
    if (reason === null) return false;
    try {
      await this.api.invoke(paymentsReverse, {
        id,
        'Idempotency-Key': newIdempotencyKey(),
        body: { reason },
      });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show(messageOf(error));
      return false;
    }
  }
}
