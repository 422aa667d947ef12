import { Component, computed, input } from '@angular/core';
import type { PortalInvoiceRowDto } from '#libs/api-client/models/portal-invoice-row-dto';
import { UiDate } from '#libs/ui/date';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { UiCell, type SortablePage, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { INVOICE_LOOKS } from './invoice-looks';

/** Invoices as a table, cards on phones; with a view it sorts and pages. */
@Component({
  selector: 'portal-invoice-table',
  imports: [UiCell, UiDate, UiMoney, UiStatus, UiTable],
  template: `
    <ui-table
      label="Invoices"
      i18n-label
      [columns]="columns()"
      [rows]="invoices()"
      [view]="view()"
      [total]="total()"
      [totalIsExact]="totalIsExact()"
      [rowLabel]="nameOf"
      [rowLink]="linkOf"
    >
      <ng-template uiCell="state" [of]="invoices()" let-row
        ><ui-status [look]="looks[row.state]"
      /></ng-template>
      <ng-template uiCell="issued" [of]="invoices()" let-row><ui-date [day]="row.issueDate" /></ng-template>
      <ng-template uiCell="due" [of]="invoices()" let-row><ui-date [day]="row.dueDate" /></ng-template>
      <ng-template uiCell="total" [of]="invoices()" let-row
        ><ui-money [amount]="row.total" [currency]="row.currency"
      /></ng-template>
      <ng-template uiCell="open" [of]="invoices()" let-row
        ><ui-money [amount]="openOf(row)" [currency]="row.currency"
      /></ng-template>
    </ui-table>
  `,
})
export class InvoiceTable {
  readonly invoices = input.required<readonly PortalInvoiceRowDto[]>();
  readonly view = input<SortablePage>();
  readonly total = input<number>();
  readonly totalIsExact = input(true);

  protected readonly looks = INVOICE_LOOKS;
  protected readonly columns = computed(() =>
    columnsOf<PortalInvoiceRowDto>()([
      { key: 'number', header: $localize`Invoice`, text: (row) => row.number, sort: 'number' },
      ...(this.view()
        ? [
            {
              key: 'project',
              header: $localize`Project`,
              text: (row: PortalInvoiceRowDto) => row.projectName,
              wideOnly: true,
            },
          ]
        : []),
      { key: 'state', header: $localize`State` },
      { key: 'issued', header: $localize`Issued`, sort: 'issueDate', wideOnly: true },
      { key: 'due', header: $localize`Due`, sort: 'dueDate' },
      { key: 'total', header: $localize`Total`, numeric: true, sort: 'total' },
      { key: 'open', header: $localize`To pay`, numeric: true },
    ]),
  );
  /** A dash where nothing is left to pay. */
  protected readonly openOf = (row: PortalInvoiceRowDto): string | null =>
    row.state === 'paid' || row.state === 'void' ? null : row.due;
  protected readonly nameOf = (row: PortalInvoiceRowDto): string => row.number;
  protected readonly linkOf = (row: PortalInvoiceRowDto) => ({ to: ['/portal/invoices', row.id] });
}
