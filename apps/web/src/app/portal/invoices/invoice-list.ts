import { Component, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalListInvoices } from '#libs/api-client/fn/portal/portal-list-invoices';
import type { PortalInvoiceFilter } from '#libs/api-client/models/portal-invoice-filter';
import type { PortalInvoiceRowDto } from '#libs/api-client/models/portal-invoice-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiCell } from '#libs/ui/table';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { INVOICE_COLUMNS, openOf } from '../shared/invoice-columns';
import { INVOICE_LOOKS } from '../shared/invoice-looks';
import { OpenSums } from '../shared/open-sums';

const codec = listCodec({
  filters: { state: oneOf<PortalInvoiceFilter>(['open', 'overdue', 'paid', 'void']) },
  sorts: ['issueDate', 'dueDate', 'number', 'total'],
  sort: '-issueDate',
});

/** All invoices of the client, with what is to be paid by age. */
@Component({
  selector: 'portal-invoice-list',
  imports: [OpenSums, UiCell, UiDate, UiEmpty, UiFilter, UiList, UiMoney, UiNone, UiPageHeader, UiStatus],
  templateUrl: './invoice-list.html',
})
export class InvoiceList {
  private readonly api = inject(Api);
  protected readonly view = listView(codec);
  protected readonly invoices = listing(this.view.query, (query) =>
    this.api.invoke(portalListInvoices, query),
  );
  protected readonly columns = INVOICE_COLUMNS;
  protected readonly looks = INVOICE_LOOKS;
  protected readonly openOf = openOf;
  protected readonly nameOf = (row: PortalInvoiceRowDto): string => row.number;
  protected readonly linkOf = (row: PortalInvoiceRowDto) => ({ to: ['/portal/invoices', row.id] });
  protected readonly states = [
    { value: 'open', label: $localize`To pay` },
    { value: 'overdue', label: $localize`Overdue` },
    { value: 'paid', label: $localize`Paid` },
    { value: 'void', label: $localize`Cancelled` },
  ];
}
