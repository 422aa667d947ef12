import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isZero } from '#libs/money';
import { Api } from '#libs/api-client/api';
import { ledgerAccounts } from '#libs/api-client/fn/finance/ledger-accounts';
import { ledgerPostings } from '#libs/api-client/fn/finance/ledger-postings';
import type { AccountPostingDto } from '#libs/api-client/models/account-posting-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiDayRange } from '#libs/ui/day-range';
import { UiDrawer } from '#libs/ui/drawer';
import { UiEmpty } from '#libs/ui/empty';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { day, listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Session } from '../../core/session';
import { documentLink } from './account-words';
import { JournalView } from './journal-view';

type Row = AccountPostingDto & { readonly id: string };

const codec = listCodec({ filters: { from: day(), to: day() }, sorts: ['date'], sort: '-date' });

/** One account's postings with the running balance; a row opens its journal. */
@Component({
  selector: 'app-account-page',
  imports: [
    UiList,
    UiDayRange,
    JournalView,
    RouterLink,
    UiCell,
    UiDate,
    UiDrawer,
    UiEmpty,
    UiMoney,
    UiNone,
    UiPageHeader,
  ],
  templateUrl: './account-page.html',
})
export class AccountPage {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  readonly id = input.required<string>();

  protected readonly view = listView(codec);
  protected readonly base = computed(() => this.session.me()?.firm.baseCurrency ?? 'EUR');
  protected readonly back = { label: $localize`Trial balance`, link: '/ledger' };
  protected readonly accounts = resource({ loader: () => this.api.invoke(ledgerAccounts) });
  protected readonly account = computed(() =>
    this.accounts.hasValue() ? this.accounts.value().find((account) => account.id === this.id()) : undefined,
  );
  protected readonly postings = listing(
    () => ({ ...this.view.query(), id: this.id() }),
    async ({ q: _unused, ...query }) => {
      const page = await this.api.invoke(ledgerPostings, query);
      return {
        ...page,
        items: page.items.map((row): Row => ({ ...row, id: `${row.journalId}.${row.line}` })),
      };
    },
    'ledger',
  );
  protected readonly columns = columnsOf<Row>()([
    { key: 'what', header: $localize`Posting`, text: (row) => row.description },
    { key: 'date', header: $localize`Date`, csv: (row) => row.date, sort: 'date' },
    { key: 'document', header: $localize`Document`, text: (row) => row.sourceLabel },
    {
      key: 'counter',
      header: $localize`Against`,
      text: (row) => `${row.counterAccountCode} ${row.counterAccountName}`,
    },
    { key: 'debit', header: $localize`Debit`, csv: (row) => row.baseDebit, numeric: true },
    { key: 'credit', header: $localize`Credit`, csv: (row) => row.baseCredit, numeric: true },
    { key: 'balance', header: $localize`Balance`, csv: (row) => row.balance, numeric: true },
  ]);
  protected readonly nameOf = (row: Row): string => row.description;
  protected readonly linkOf = (row: Row) => ({ to: [], query: { open: row.id } });
  protected readonly documentOf = documentLink;
  protected readonly nothing = isZero;

  protected journalOf(open: string): string {
    return open.split('.')[0] ?? open;
  }
}
