import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { paymentsList } from '#libs/api-client/fn/finance/payments-list';
import type { PaymentRowDto } from '#libs/api-client/models/payment-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiDayRange } from '#libs/ui/day-range';
import { UiEmpty } from '#libs/ui/empty';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { Invalidation } from '../../core/invalidation';
import { day, listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Permissions } from '../../core/permissions';
import { METHOD_WORDS } from '../invoices/invoice-words';
import { ReversePayment } from '../invoices/reverse-payment';
import { historyAction, HistoryDrawer, type Row } from '../timeline/history-drawer';

const codec = listCodec({
  filters: { id: text(), clientId: text(), invoiceId: text(), from: day(), to: day() },
  sorts: ['date', 'amount', 'client', 'createdAt'],
  sort: '-date',
});

/** Every payment, with the invoices that it settles. */
@Component({
  selector: 'app-payment-list',
  imports: [
    HistoryDrawer,
    UiList,
    UiDayRange,
    MatButton,
    RouterLink,
    UiCell,
    UiDate,
    UiEmpty,
    UiMoney,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './payment-list.html',
})
export class PaymentList {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly reversing = inject(ReversePayment);
  private readonly formats = inject(Formats);
  private readonly can = inject(Permissions).can;
  /** whose history is open */
  protected readonly past = signal<Row | null>(null);
  private readonly historyOf = historyAction((row) => {
    this.past.set(row);
  });
  protected readonly view = listView(codec);
  protected readonly payments = listing(
    this.view.query,
    (query) => this.api.invoke(paymentsList, query),
    'payments',
  );

  protected readonly reversedLook = { label: $localize`Reversed`, tone: 'neutral', icon: 'undo' } as const;
  protected readonly columns = columnsOf<PaymentRowDto>()([
    { key: 'client', header: $localize`Client`, text: (row) => row.clientName, sort: 'client' },
    { key: 'date', header: $localize`Date`, csv: (row) => row.date, sort: 'date' },
    { key: 'method', header: $localize`Method`, text: (row) => METHOD_WORDS[row.method] },
    { key: 'reference', header: $localize`Reference`, text: (row) => row.reference },
    {
      key: 'invoices',
      header: $localize`Invoices`,
      text: (row) => row.allocations.map(({ number }) => number).join(', '),
    },
    {
      key: 'amount',
      header: $localize`Amount`,
      csv: (row) => row.amount,
      currency: (row) => row.currency,
      numeric: true,
      sort: 'amount',
    },
    {
      key: 'state',
      header: $localize`State`,
      text: (row) => (row.reversedAt ? this.reversedLook.label : ''),
    },
  ]);
  protected readonly nameOf = (row: PaymentRowDto): string =>
    $localize`Payment of ${row.clientName}:client:, ${this.formats.money(row.amount, row.currency)}:amount: ${row.currency}:currency:, ${this.formats.date(row.date)}:date:`;
  protected readonly actionsOf = (row: PaymentRowDto): readonly RowAction[] => [
    ...this.historyOf({ objectType: 'payment', id: row.id, name: this.nameOf(row) }),
    ...this.reversalOf(row),
  ];

  private reversalOf(row: PaymentRowDto): RowAction[] {
    return this.can(P.PaymentRecord)
      ? [
          {
            label: $localize`Reverse payment`,
            icon: 'undo',
            danger: true,
            blocked: row.reversedAt ? $localize`It was reversed already.` : null,
            run: () => void this.reverse(row.id),
          },
        ]
      : [];
  }

  private async reverse(id: string): Promise<void> {
    if (await this.reversing.ask(id)) this.invalidation.invalidate('payments', 'invoices', 'ledger');
  }
}
