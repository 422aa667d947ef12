import { Component, computed, input } from '@angular/core';
import type { PortalInvoiceDto } from '#libs/api-client/models/portal-invoice-dto';

/** How to pay by bank transfer, as the invoice says. */
@Component({
  selector: 'portal-bank-details',
  template: `
    <section class="ui-card ui-pad">
      <h2 i18n>How to pay</h2>
      <dl>
        @for (row of rows(); track row.label) {
          <dt>{{ row.label }}</dt>
          <dd class="ui-num">{{ row.value }}</dd>
        }
      </dl>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 0.75rem;
    }
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 0.375rem 1rem;
      margin: 0;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class BankDetails {
  readonly invoice = input.required<PortalInvoiceDto>();

  protected readonly rows = computed(() => {
    const { seller, number } = this.invoice();
    return [
      { label: $localize`Recipient`, value: seller.name },
      { label: $localize`Bank`, value: seller.bankName },
      { label: $localize`IBAN`, value: seller.iban?.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ') },
      { label: $localize`BIC`, value: seller.bic },
      { label: $localize`Reference`, value: number },
    ].filter((row) => row.value);
  });
}
