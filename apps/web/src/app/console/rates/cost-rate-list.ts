import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { costRatesList } from '#libs/api-client/fn/rates/cost-rates-list';
import { costRatesRemove } from '#libs/api-client/fn/rates/cost-rates-remove';
import type { CostRateDto } from '#libs/api-client/models/cost-rate-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
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
import { stateOn } from './rate-words';

const codec = listCodec({ filters: {}, sorts: ['who', 'effectiveFrom'], sort: 'who' });

/** What an hour of each person or role costs the firm, and from when. */
@Component({
  selector: 'app-cost-rate-list',
  imports: [
    ...[MatButton, RouterLink, UiCan, UiCell, UiDate, UiEmpty, UiFormError],
    ...[UiList, UiMoney, UiNone, UiPageHeader, UiStatus],
  ],
  templateUrl: './cost-rate-list.html',
})
export class CostRateList {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);

  protected readonly P = P;
  protected readonly back = { label: $localize`Rates`, link: '/rates' };
  protected readonly doing = doing();
  protected readonly view = listView(codec);
  protected readonly costs = listing(
    this.view.query,
    (query) => this.api.invoke(costRatesList, query),
    'cost-rates',
  );
  private readonly day = today(inject(Formats).timeZone());
  protected readonly lookOf = (row: CostRateDto) => stateOn(row, this.day);
  protected readonly nameOf = ({ personName, role }: CostRateDto): string => personName ?? role ?? '';
  protected readonly columns = columnsOf<CostRateDto>()([
    { key: 'who', header: $localize`Person or role`, sort: 'who', text: this.nameOf },
    {
      key: 'cost',
      header: $localize`Cost an hour`,
      numeric: true,
      csv: (row) => row.hourlyCost,
      currency: (row) => row.currency,
    },
    { key: 'from', header: $localize`From`, sort: 'effectiveFrom', csv: (row) => row.effectiveFrom },
    { key: 'to', header: $localize`Ends before`, csv: (row) => row.effectiveTo },
    { key: 'state', header: $localize`Today`, text: (row) => this.lookOf(row).label },
  ]);
  protected readonly linkOf = (row: CostRateDto) =>
    this.can(P.CostManage) ? { to: ['/rates/costs', row.id] } : null;
  protected readonly actionsOf = (row: CostRateDto): readonly RowAction[] =>
    this.can(P.CostManage)
      ? [
          {
            label: $localize`Edit`,
            icon: 'edit',
            run: () => void this.router.navigate(['/rates/costs', row.id]),
          },
          { label: $localize`Remove`, icon: 'delete', danger: true, run: () => void this.remove(row) },
        ]
      : [];

  private async remove(row: CostRateDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Remove this cost of ${this.nameOf(row)}:who:?`,
      text: $localize`The days that it was for have no cost then.`,
      action: $localize`Remove cost`,
      danger: true,
    });
    if (!sure) return;
    const work = () => this.api.invoke(costRatesRemove, { id: row.id, ...ifMatch(row) });
    await this.doing.run(work, 'cost-rates');
  }
}
