import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { formatDuration } from '#libs/calendar';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { billingReady } from '#libs/api-client/fn/finance/billing-ready';
import type { BillingDueDto } from '#libs/api-client/models/billing-due-dto';
import type { BillingReadyRowDto } from '#libs/api-client/models/billing-ready-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiDayRange } from '#libs/ui/day-range';
import { UiDuration } from '#libs/ui/duration';
import { UiEmpty } from '#libs/ui/empty';
import { UiFigure } from '#libs/ui/figure';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { day, listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { draftQuery, dueQuery } from '../invoices/draft-query';
import { DUE_WORDS } from '../invoices/invoice-words';

/** Hours of a project, or something that was agreed and fell due. */
interface Row {
  readonly id: string;
  readonly what: string;
  /** What kind of due it is; empty for hours. */
  readonly kind: string;
  readonly clientName: string;
  readonly oldestDate: string | null;
  readonly seconds: number;
  readonly amount: string;
  readonly currency: string;
  readonly overCapSeconds: number;
  readonly overCapAmount: string;
  readonly blockedSeconds: number;
  readonly projectId: string | null;
  /** Query parameters of the form that bills it; null where there is nothing to bill. */
  readonly draft: Record<string, string> | null;
}

const codec = listCodec({
  filters: { clientId: text(), from: day(), to: day() },
  sorts: ['client'],
  sort: 'client',
});

/** Approved hours that nobody has invoiced yet, and agreed amounts that fell due; one step from a draft. */
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
  private readonly formats = inject(Formats);
  protected readonly P = P;
  protected readonly view = listView(codec);
  protected readonly ready = listing(
    this.view.query,
    async ({ q, clientId, from, to }) => {
      const { items, dues, totals } = await this.api.invoke(billingReady, { q, clientId, from, to });
      const rows = [
        ...items.map((row) => hoursRow(row, this.view.filters())),
        ...dues.map((due) => this.dueRow(due)),
      ];
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
    { key: 'project', header: $localize`Project or agreement`, csv: (row) => row.what },
    { key: 'client', header: $localize`Client`, text: (row) => row.clientName },
    { key: 'oldest', header: $localize`Since`, csv: (row) => row.oldestDate ?? '' },
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
      key: 'overCap',
      header: $localize`Over the cap`,
      csv: (row) => formatDuration(row.overCapSeconds, 'decimal'),
      numeric: true,
    },
    {
      key: 'blocked',
      header: $localize`Blocked`,
      csv: (row) => formatDuration(row.blockedSeconds, 'decimal'),
    },
    { key: 'draft', header: '', width: '8rem', numeric: true },
  ]);
  protected readonly nameOf = (row: Row): string => `${row.clientName}, ${row.what}`;
  protected readonly blockedLook = { label: $localize`no rate`, tone: 'warn', icon: 'error' } as const;

  private dueRow(due: BillingDueDto): Row {
    const { lineId, lineTitle, kind, title, date, engagementTitle, ...rest } = due;
    return {
      ...rest,
      ...{ id: [lineId, kind, title, date].join(), kind: DUE_WORDS[kind], oldestDate: date },
      what: `${lineTitle}: ${title || this.formats.date(date, 'month')}`,
      ...{ overCapSeconds: 0, overCapAmount: '0', blockedSeconds: 0, projectId: null },
      draft: dueQuery(due),
    };
  }
}

function hoursRow(row: BillingReadyRowDto, period: { from: string; to: string }): Row {
  const { projectId, projectName, clientName, oldestDate, seconds, amount, currency, entries } = row;
  const { overCapSeconds, overCapAmount, blockedSeconds } = row;
  return {
    ...{ id: projectId, what: projectName, kind: '', clientName, seconds, amount, currency, projectId },
    ...{ overCapSeconds, overCapAmount, blockedSeconds },
    oldestDate: entries ? oldestDate : null,
    draft: entries ? draftQuery(row, period) : null,
  };
}
