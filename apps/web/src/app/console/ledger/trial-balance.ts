import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import { isZero } from '#libs/money';
import { Api } from '#libs/api-client/api';
import { ledgerTrialBalance } from '#libs/api-client/fn/finance/ledger-trial-balance';
import type { TrialBalanceRowDto } from '#libs/api-client/models/trial-balance-row-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { csvFile } from '#libs/ui/csv';
import { Downloads } from '#libs/ui/download';
import { UiFigure } from '#libs/ui/figure';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { RECORD_EXPORT, filtersOf } from '#libs/ui/record-export';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { reloadOn } from '../../core/invalidation';
import { day, listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { ACCOUNT_TYPE_WORDS } from './account-words';

const codec = listCodec({ filters: { date: day() }, sorts: ['code'], sort: 'code' });

/** Every account up to a day. Its sum is zero, always. */
@Component({
  selector: 'app-trial-balance',
  imports: [MatButton, UiAsync, UiCell, UiFigure, UiFormError, UiLoaded, UiMoney, UiPageHeader, UiTable],
  templateUrl: './trial-balance.html',
})
export class TrialBalance {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  private readonly downloads = inject(Downloads);
  private readonly record = inject(RECORD_EXPORT);
  protected readonly doing = doing();
  protected readonly view = listView(codec);
  protected readonly date = computed(() => this.view.filters().date || today(this.formats.timeZone()));
  protected readonly balance = reloadOn(
    resource({
      params: () => ({ date: this.date() }),
      loader: ({ params }) => this.api.invoke(ledgerTrialBalance, params),
    }),
    'ledger',
  );

  protected readonly columns = computed(() => {
    const sums = this.balance.hasValue() ? this.balance.value() : undefined;
    const money = (amount: string | undefined): string =>
      sums && amount !== undefined ? this.formats.money(amount, sums.baseCurrency) : '';
    const side = <Key extends 'debit' | 'credit' | 'balance'>(key: Key, header: string) => ({
      key,
      header,
      csv: (row: TrialBalanceRowDto) => row[key],
      numeric: true,
      foot: money(sums?.[key]),
    });
    return columnsOf<TrialBalanceRowDto>()([
      {
        key: 'account',
        header: $localize`Account`,
        text: (row) => `${row.code} ${row.name}`,
        foot: $localize`Sum`,
      },
      { key: 'type', header: $localize`Type`, text: (row) => ACCOUNT_TYPE_WORDS[row.type], wideOnly: true },
      side('debit', $localize`Debit`),
      side('credit', $localize`Credit`),
      side('balance', $localize`Balance`),
      {
        key: 'currencies',
        header: $localize`In other currencies`,
        numeric: true,
        csv: (row) =>
          this.others(row)
            .map(({ balance, currency }) => `${balance} ${currency}`)
            .join('; '),
      },
    ]);
  });
  protected readonly nameOf = (row: TrialBalanceRowDto): string => `${row.code} ${row.name}`;
  protected readonly linkOf = (row: TrialBalanceRowDto) => ({ to: ['/ledger/accounts', row.id] });
  protected readonly balanced = isZero;

  protected others(row: TrialBalanceRowDto) {
    return row.currencies.filter(({ currency }) => currency !== this.balance.value()?.baseCurrency);
  }

  protected async export(): Promise<void> {
    const { rows } = this.balance.value()!;
    const date = this.date();
    const worked = await this.doing.run(() =>
      this.record({ list: 'trial-balance', rows: rows.length, filters: filtersOf({ date }) }),
    );
    if (worked) this.downloads.save(csvFile(this.columns(), rows), `trial-balance-${date}.csv`);
  }
}
