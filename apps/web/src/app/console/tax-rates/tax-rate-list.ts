import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { taxRatesList } from '#libs/api-client/fn/finance/tax-rates-list';
import { taxRatesRemove } from '#libs/api-client/fn/finance/tax-rates-remove';
import type { TaxRateDto } from '#libs/api-client/models/tax-rate-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiCell } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Permissions } from '../../core/permissions';
import { stateOn, TAX_WORDS } from './tax-words';

const codec = listCodec({ filters: {}, sorts: ['code', 'validFrom', 'percent'], sort: 'code' });

/** What invoices are taxed by, and from when: each rate holds until the next one of its code. */
@Component({
  selector: 'app-tax-rate-list',
  imports: [
    MatButton,
    RouterLink,
    UiCan,
    UiCell,
    UiDate,
    UiEmpty,
    UiFormError,
    UiList,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './tax-rate-list.html',
})
export class TaxRateList {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  private readonly dialogs = inject(Dialogs);
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);

  protected readonly P = P;
  protected readonly doing = doing();
  protected readonly view = listView(codec);
  protected readonly rates = listing(
    this.view.query,
    (query) => this.api.invoke(taxRatesList, query),
    'tax-rates',
  );
  protected readonly columns = columnsOf<TaxRateDto>()([
    { key: 'name', header: $localize`Tax`, sort: 'code', text: (row) => row.name },
    { key: 'code', header: $localize`Code`, text: (row) => row.code },
    { key: 'category', header: $localize`Category`, text: (row) => TAX_WORDS[row.category] },
    {
      key: 'percent',
      header: $localize`Rate`,
      numeric: true,
      sort: 'percent',
      text: (row) => `${this.formats.number(row.percent)} %`,
      csv: (row) => row.percent,
    },
    { key: 'from', header: $localize`Valid from`, sort: 'validFrom', csv: (row) => row.validFrom },
    { key: 'until', header: $localize`Until`, csv: (row) => row.validUntil },
    { key: 'state', header: $localize`Today`, text: (row) => this.lookOf(row).label },
  ]);
  protected readonly nameOf = (row: TaxRateDto): string =>
    $localize`${row.name}:name: from ${this.formats.date(row.validFrom)}:day:`;
  protected readonly linkOf = (row: TaxRateDto) =>
    this.can(P.TaxManage) && !row.isUsed ? { to: ['/tax-rates', row.id, 'edit'] } : null;
  protected readonly actionsOf = (row: TaxRateDto): readonly RowAction[] => {
    if (!this.can(P.TaxManage)) return [];
    const blocked = row.isUsed ? $localize`Issued invoices were taxed by it` : null;
    return [
      {
        label: $localize`Change from a later day`,
        icon: 'event',
        run: () => void this.router.navigate(['/tax-rates/new'], { queryParams: { code: row.code } }),
      },
      {
        label: $localize`Edit`,
        icon: 'edit',
        blocked,
        run: () => void this.router.navigate(['/tax-rates', row.id, 'edit']),
      },
      { label: $localize`Remove`, icon: 'delete', danger: true, blocked, run: () => void this.remove(row) },
    ];
  };
  private readonly today = today(this.formats.timeZone());
  protected readonly lookOf = (row: TaxRateDto) => stateOn(row, this.today);

  private async remove(row: TaxRateDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Remove ${this.nameOf(row)}:rate:?`,
      text: $localize`The rate of ${row.code}:code: before it holds on instead, if there is one.`,
      action: $localize`Remove rate`,
      danger: true,
    });
    if (!sure) return;
    await this.doing.run(
      () => this.api.invoke(taxRatesRemove, { id: row.id, ...ifMatch(row) }),
      'tax-rates',
      'invoices',
    );
  }
}
