import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { billingReady } from '#libs/api-client/fn/finance/billing-ready';
import type { BillingReadyRowDto } from '#libs/api-client/models/billing-ready-row-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiDuration } from '#libs/ui/duration';
import { UiEmpty } from '#libs/ui/empty';
import { UiFigure } from '#libs/ui/figure';
import { UiFilterBar } from '#libs/ui/filter-bar';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { reloadOn } from '../../core/invalidation';
import { day, listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
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
    MatButton,
    RouterLink,
    UiAsync,
    UiCan,
    UiCell,
    UiDate,
    UiDuration,
    UiEmpty,
    UiFigure,
    UiFilterBar,
    UiLoaded,
    UiMoney,
    UiNone,
    UiPageHeader,
    UiStatus,
    UiTable,
  ],
  templateUrl: './ready-list.html',
})
export class ReadyList {
  private readonly api = inject(Api);
  protected readonly P = P;
  protected readonly view = listView(codec);
  private readonly query = computed(() => {
    const { q, clientId, from, to } = this.view.query();
    return { q, clientId, from, to };
  });
  protected readonly ready = reloadOn(
    resource({
      params: () => this.query(),
      loader: async ({ params }) => {
        const { items, totals } = await this.api.invoke(billingReady, params);
        return { totals, items: items.map((row): Row => ({ ...row, id: row.projectId })) };
      },
    }),
    'billing',
    'invoices',
    'time-entries',
  );

  protected readonly columns = columnsOf<Row>()([
    { key: 'project', header: $localize`Project`, text: (row) => row.projectName },
    { key: 'client', header: $localize`Client`, text: (row) => row.clientName },
    { key: 'oldest', header: $localize`Oldest day` },
    { key: 'hours', header: $localize`Hours`, numeric: true },
    { key: 'amount', header: $localize`Amount`, numeric: true },
    { key: 'blocked', header: $localize`Blocked` },
    { key: 'draft', header: '', width: '8rem' },
  ]);
  protected readonly nameOf = (row: Row): string => `${row.clientName}, ${row.projectName}`;
  protected readonly blockedLook = { label: $localize`no rate`, tone: 'warn', icon: 'error' } as const;

  protected draftOf(row: Row): Record<string, string> {
    return draftQuery(row, this.view.filters());
  }
}
