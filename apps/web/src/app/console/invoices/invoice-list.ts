import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { INVOICE_FILTERS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { invoicesList } from '#libs/api-client/fn/finance/invoices-list';
import type { InvoiceRowDto } from '#libs/api-client/models/invoice-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { INVOICE_LOOKS } from '#libs/ui/statuses';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { day, listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { nameOfInvoice } from './invoice-words';

const codec = listCodec({
  filters: {
    status: oneOf(INVOICE_FILTERS),
    clientId: text(),
    projectId: text(),
    from: day(),
    to: day(),
  },
  sorts: ['createdAt', 'issueDate', 'dueDate', 'number', 'client', 'total'],
  sort: '-createdAt',
});

/** Every invoice, drafts among them. */
@Component({
  selector: 'app-invoice-list',
  imports: [
    UiList,
    MatButton,
    RouterLink,
    UiCan,
    UiCell,
    UiDate,
    UiEmpty,
    UiFilter,
    UiMoney,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './invoice-list.html',
})
export class InvoiceList {
  private readonly api = inject(Api);
  protected readonly P = P;
  protected readonly looks = INVOICE_LOOKS;
  protected readonly statuses = INVOICE_FILTERS.map((value) => ({
    value,
    label: value === 'open' ? $localize`All unpaid` : INVOICE_LOOKS[value].label,
  }));
  protected readonly view = listView(codec);
  protected readonly invoices = listing(
    this.view.query,
    (query) => this.api.invoke(invoicesList, query),
    'invoices',
  );

  protected readonly columns = columnsOf<InvoiceRowDto>()([
    { key: 'number', header: $localize`Invoice`, text: nameOfInvoice, sort: 'number' },
    { key: 'client', header: $localize`Client`, text: (row) => row.clientName, sort: 'client' },
    { key: 'status', header: $localize`Status`, text: (row) => INVOICE_LOOKS[row.status].label },
    { key: 'issued', header: $localize`Issued`, csv: (row) => row.issueDate, sort: 'issueDate' },
    { key: 'due', header: $localize`Due`, csv: (row) => row.dueDate, sort: 'dueDate' },
    {
      key: 'total',
      header: $localize`Total`,
      csv: (row) => row.total,
      currency: (row) => row.currency,
      numeric: true,
      sort: 'total',
    },
    { key: 'open', header: $localize`Open`, csv: (row) => this.openOf(row), numeric: true },
  ]);
  /** Nothing is open of what was not issued. */
  protected readonly openOf = (row: InvoiceRowDto): string | null =>
    row.status === 'draft' ? null : row.due;
  protected readonly nameOf = nameOfInvoice;
  protected readonly linkOf = (row: InvoiceRowDto) => ({ to: ['/invoices', row.id] });
}
