import { Component, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalMilestonesList } from '#libs/api-client/fn/portal/portal-milestones-list';
import type { MilestoneStatus } from '#libs/api-client/models/milestone-status';
import type { PortalMilestoneDto } from '#libs/api-client/models/portal-milestone-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { MILESTONE_LOOKS } from '../shared/milestone-looks';

const SHOWN = ['reached', 'accepted', 'rejected'] as const satisfies readonly MilestoneStatus[];
const codec = listCodec({
  filters: { status: oneOf<MilestoneStatus>(SHOWN) },
  sorts: ['reachedOn', 'title', 'amount'],
  sort: '-reachedOn',
});

/** What the firm has reached and put forward to the client. */
@Component({
  selector: 'portal-milestone-list',
  imports: [UiCell, UiDate, UiEmpty, UiFilter, UiList, UiMoney, UiNone, UiPageHeader, UiStatus],
  templateUrl: './milestone-list.html',
})
export class MilestoneList {
  private readonly api = inject(Api);
  protected readonly view = listView(codec);
  protected readonly milestones = listing(this.view.query, (query) =>
    this.api.invoke(portalMilestonesList, query),
  );
  protected readonly looks = MILESTONE_LOOKS;
  protected readonly states = SHOWN.map((value) => ({ value, label: MILESTONE_LOOKS[value].label }));
  protected readonly columns = columnsOf<PortalMilestoneDto>()([
    { key: 'title', header: $localize`Milestone`, text: (row) => row.title, sort: 'title' },
    { key: 'engagement', header: $localize`Agreement`, text: (row) => row.engagementTitle },
    { key: 'status', header: $localize`Status`, text: (row) => MILESTONE_LOOKS[row.status].label },
    {
      ...{ key: 'reachedOn', header: $localize`Reached`, numeric: true, sort: 'reachedOn' },
      csv: (row: PortalMilestoneDto) => row.reachedOn ?? '',
    },
    {
      ...{ key: 'amount', header: $localize`Without tax`, numeric: true, sort: 'amount' },
      ...{
        csv: (row: PortalMilestoneDto) => row.amount,
        currency: (row: PortalMilestoneDto) => row.currency,
      },
    },
  ]);
  protected readonly nameOf = (row: PortalMilestoneDto): string => row.title;
  protected readonly linkOf = (row: PortalMilestoneDto) => ({ to: ['/portal/milestones', row.id] });
}
