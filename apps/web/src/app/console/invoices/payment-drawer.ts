import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import { Api } from '#libs/api-client/api';
import { paymentsRecord } from '#libs/api-client/fn/finance/payments-record';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import type { RecordPaymentDto } from '#libs/api-client/models/record-payment-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';

import { newIdempotencyKey } from '../../core/idempotency';
import { typedDecimal } from '../../core/typed-decimal';
import { METHODS } from './invoice-words';

/** Records what a client paid on one invoice; the open amount is filled in. */
@Component({
  selector: 'app-payment-drawer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  templateUrl: './payment-drawer.html',
})
export class PaymentDrawer {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  readonly invoice = input.required<InvoiceDto>();
  readonly done = output();
  readonly closed = output();

  protected readonly methods = METHODS;
  protected readonly foreign = computed(() => this.invoice().currency !== this.invoice().baseCurrency);
  protected readonly open = computed(() => {
    const { number, currency } = this.formats.moneyParts(this.invoice().due, this.invoice().currency);
    return $localize`${number}:amount: ${currency}:currency: is open.`;
  });
  private readonly model = linkedSignal<
    Required<Omit<RecordPaymentDto, 'allocations' | 'invoiceId' | 'note'>>
  >(() => ({
    amount: this.invoice().due,
    date: today(this.formats.timeZone()),
    method: 'bank_transfer',
    reference: '',
    baseRate: this.invoice().baseRate ?? '',
  }));
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.amount);
      required(path.date);
      required(path.baseRate, { when: () => this.foreign() });
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();

  private async save(): Promise<void> {
    const { amount, baseRate, reference, ...rest } = this.model();
    const body = {
      ...rest,
      amount: typedDecimal(amount),
      invoiceId: this.invoice().id,
      ...(reference.trim() ? { reference } : {}),
      ...(this.foreign() ? { baseRate } : {}),
    };
    await this.api.invoke(paymentsRecord, { 'Idempotency-Key': this.key, body });
    this.done.emit();
  }
}
