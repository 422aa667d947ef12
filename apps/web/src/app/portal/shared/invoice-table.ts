import { Component, input } from '@angular/core';
import type { PortalInvoiceRowDto } from '#libs/api-client/models/portal-invoice-row-dto';
import { UiDate } from '#libs/ui/date';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { UiCell, UiTable } from '#libs/ui/table';

import { INVOICE_COLUMNS, openOf } from './invoice-columns';
import { INVOICE_LOOKS } from './invoice-looks';

/** The invoices of one project, without search and pages. */
@Component({
  selector: 'portal-invoice-table',
  imports: [UiCell, UiDate, UiMoney, UiStatus, UiTable],
  template: `
    <ui-table
      label="Invoices"
      i18n-label
      [columns]="columns"
      [rows]="invoices()"
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

  protected readonly looks = INVOICE_LOOKS;
  protected readonly openOf = openOf;
  protected readonly columns = INVOICE_COLUMNS.filter(({ key }) => key !== 'project');
  protected readonly nameOf = (row: PortalInvoiceRowDto): string => row.number;
  protected readonly linkOf = (row: PortalInvoiceRowDto) => ({ to: ['/portal/invoices', row.id] });
}
