import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { formatDuration } from '#libs/calendar';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { billingReady } from '#libs/api-client/fn/finance/billing-ready';
import type { BillingReadyRowDto } from '#libs/api-client/models/billing-ready-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiDayRange } from '#libs/ui/day-range';
import { UiDuration } from '#libs/ui/duration';
import { UiEmpty } from '#libs/ui/empty';
import { UiFigure } from '#libs/ui/figure';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { day, listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { draftQuery } from '../invoices/draft-query';

type Row = BillingReadyRowDto & { readonly id: string };

const codec = listCodec({
  filters: { clientId: text(), from: day(), to: day() },
  sorts: ['client'],
  sort: 'client',
});

/** Approved hours that nobody has invoiced yet, by client and project; one step from a draft. */
@Component({
  selector: 'app-ready-list',
  imports: [
    UiList,
    UiDayRange,
    MatButton,
    RouterLink,
    UiCan,
    UiCell,
    UiDate,
    UiDuration,
    UiEmpty,
    UiFigure,
    UiMoney,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './ready-list.html',
})
export class ReadyList {
  private readonly api = inject(Api);
  protected readonly P = P;
  protected readonly view = listView(codec);
  protected readonly ready = listing(
    this.view.query,
    async ({ q, clientId, from, to }) => {
      const { items, totals } = await this.api.invoke(billingReady, { q, clientId, from, to });
      const rows = items.map((row): Row => ({ ...row, id: row.projectId }));
      return { totals, items: rows, total: rows.length, totalIsExact: true };
    },
    'billing',
    'invoices',
    'time-entries',
  );

  protected readonly totals = computed(() =>
    this.ready.hasValue() ? (this.ready.value()?.totals ?? []) : [],
  );

  protected readonly columns = columnsOf<Row>()([
    { key: 'project', header: $localize`Project`, text: (row) => row.projectName },
    { key: 'client', header: $localize`Client`, text: (row) => row.clientName },
    { key: 'oldest', header: $localize`Oldest day`, csv: (row) => row.oldestDate },
    {
      key: 'hours',
      header: $localize`Hours`,
      csv: (row) => formatDuration(row.seconds, 'decimal'),
      numeric: true,
    },
    {
      key: 'amount',
      header: $localize`Amount`,
      csv: (row) => row.amount,
      currency: (row) => row.currency,
      numeric: true,
    },
    {
      key: 'blocked',
      header: $localize`Blocked`,
      csv: (row) => formatDuration(row.blockedSeconds, 'decimal'),
    },
    { key: 'draft', header: '', width: '8rem', numeric: true },
  ]);
  protected readonly nameOf = (row: Row): string => `${row.clientName}, ${row.projectName}`;
  protected readonly blockedLook = { label: $localize`no rate`, tone: 'warn', icon: 'error' } as const;

  protected draftOf(row: Row): Record<string, string> {
    return draftQuery(row, this.view.filters());
  }
}
