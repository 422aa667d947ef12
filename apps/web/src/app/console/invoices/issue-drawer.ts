import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import { Api } from '#libs/api-client/api';
import { invoicesIssue } from '#libs/api-client/fn/finance/invoices-issue';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import { ApiError } from '#libs/ui/api-error';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';

import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';

/** The last look before an invoice gets its number and can never change. */
@Component({
  selector: 'app-issue-drawer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError, UiMoney],
  template: `
    <ui-drawer label="Issue invoice" i18n-label (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <p>
          <span i18n>Issues an invoice to {{ invoice().clientName }} over</span>&nbsp;<strong
            ><ui-money [amount]="invoice().total" [currency]="invoice().currency" /></strong
          >.
        </p>
        <p class="ui-muted" i18n>
          It gets the next number, its PDF and its ledger postings, and cannot be changed afterwards.
        </p>
        <ui-field label="Issue date" i18n-label [field]="form.issueDate">
          <input uiControl type="date" [formField]="form.issueDate" />
        </ui-field>
        @if (foreign()) {
          <ui-field
            label="One {{ invoice().currency }} in {{ invoice().baseCurrency }}"
            i18n-label
            hint="The exchange rate of the issue date, for the ledger."
            i18n-hint
            [field]="form.baseRate"
          >
            <input uiControl inputmode="decimal" autocomplete="off" [formField]="form.baseRate" />
          </ui-field>
        }
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>
            Issue invoice
          </button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class IssueDrawer {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  readonly invoice = input.required<InvoiceDto>();
  readonly done = output<InvoiceDto>();
  readonly closed = output();

  protected readonly foreign = computed(() => this.invoice().currency !== this.invoice().baseCurrency);
  private readonly model = signal({ issueDate: today(inject(Formats).timeZone()), baseRate: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.issueDate);
      required(path.baseRate, { when: () => this.foreign() });
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();

  private async save(): Promise<void> {
    const { issueDate, baseRate } = this.model();
    const body = { issueDate, ...(this.foreign() ? { baseRate } : {}) };
    const { id } = this.invoice();
    const params = { id, ...ifMatch(this.invoice()), 'Idempotency-Key': this.key, body };
    try {
      this.done.emit(await this.api.invoke(invoicesIssue, params));
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      this.invalidation.invalidate(`invoice:${id}`);
      throw new ApiError(
        error.status,
        error.code,
        $localize`This draft was changed since you opened it. It now stands here as it is: look at it again before you issue it.`,
      );
    }
  }
}
