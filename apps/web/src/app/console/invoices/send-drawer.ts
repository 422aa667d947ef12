import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { invoicesSend } from '#libs/api-client/fn/finance/invoices-send';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { newIdempotencyKey } from '../../core/idempotency';

/** Mails an issued invoice with its PDF. */
@Component({
  selector: 'app-send-drawer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer label="Send invoice" i18n-label (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field label="To" i18n-label [field]="form.to">
          <input uiControl type="email" autocomplete="off" [formField]="form.to" />
        </ui-field>
        <ui-field
          label="Message"
          i18n-label
          marksOptional
          hint="Stands above the invoice's figures. The PDF is attached."
          i18n-hint
          [field]="form.message"
        >
          <textarea uiControl rows="6" [formField]="form.message"></textarea>
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Send invoice</button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class SendDrawer {
  private readonly api = inject(Api);
  readonly invoice = input.required<InvoiceDto>();
  readonly done = output<InvoiceDto>();
  readonly closed = output();

  private readonly model = linkedSignal(() => ({ to: this.invoice().clientEmail, message: '' }));
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.to);
      email(path.to);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();

  private async save(): Promise<void> {
    const { to, message } = this.model();
    const body = { to, ...(message.trim() ? { message } : {}) };
    const params = { id: this.invoice().id, 'Idempotency-Key': this.key, body };
    this.done.emit(await this.api.invoke(invoicesSend, params));
  }
}
