import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { portalListInvoices } from '#libs/api-client/fn/portal/portal-list-invoices';
import type { PortalInvoiceFilter } from '#libs/api-client/models/portal-invoice-filter';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter, UiFilterBar } from '#libs/ui/filter-bar';
import { UiPageHeader } from '#libs/ui/page-header';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { InvoiceTable } from '../shared/invoice-table';
import { OpenSums } from '../shared/open-sums';

const codec = listCodec({
  filters: { state: oneOf<PortalInvoiceFilter>(['open', 'overdue', 'paid', 'void']) },
  sorts: ['issueDate', 'dueDate', 'number', 'total'],
  sort: '-issueDate',
});

/** All invoices of the client, with what is to be paid by age. */
@Component({
  selector: 'portal-invoice-list',
  imports: [
    InvoiceTable,
    MatButton,
    OpenSums,
    UiAsync,
    UiEmpty,
    UiFilter,
    UiFilterBar,
    UiLoaded,
    UiNone,
    UiPageHeader,
  ],
  templateUrl: './invoice-list.html',
})
export class InvoiceList {
  private readonly api = inject(Api);
  protected readonly view = listView(codec);
  protected readonly invoices = resource({
    params: () => this.view.query(),
    loader: ({ params }) => this.api.invoke(portalListInvoices, params),
  });
  protected readonly states = [
    { value: 'open', label: $localize`To pay` },
    { value: 'overdue', label: $localize`Overdue` },
    { value: 'paid', label: $localize`Paid` },
    { value: 'void', label: $localize`Cancelled` },
  ];
}
