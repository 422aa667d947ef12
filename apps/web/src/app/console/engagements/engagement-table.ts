import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ENGAGEMENT_STATUSES, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { engagementsList } from '#libs/api-client/fn/engagements/engagements-list';
import type { EngagementRowDto } from '#libs/api-client/models/engagement-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { ENGAGEMENT_LOOKS } from '#libs/ui/statuses';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';

const codec = listCodec({
  filters: { status: oneOf(ENGAGEMENT_STATUSES) },
  sorts: ['title', 'clientName', 'startDate', 'endDate', 'budget', 'createdAt'],
  sort: '-createdAt',
});

/** The engagements of the firm, or of one client. */
@Component({
  selector: 'app-engagement-table',
  imports: [
    UiList,
    MatButton,
    RouterLink,
    UiCan,
    UiCell,
    UiDate,
    UiEmpty,
    UiFilter,
    UiMoney,
    UiNone,
    UiStatus,
  ],
  templateUrl: './engagement-table.html',
})
export class EngagementTable {
  private readonly api = inject(Api);

  readonly clientId = input<string>();

  protected readonly P = P;
  protected readonly looks = ENGAGEMENT_LOOKS;
  protected readonly statuses = ENGAGEMENT_STATUSES.map((value) => ({
    value,
    label: ENGAGEMENT_LOOKS[value].label,
  }));
  protected readonly view = listView(codec);
  protected readonly engagements = listing(
    () => ({ ...this.view.query(), clientId: this.clientId() }),
    (query) => this.api.invoke(engagementsList, query),
    'engagements',
  );
  protected readonly columns = computed(() =>
    COLUMNS.filter(({ key }) => key !== 'clientName' || !this.clientId()),
  );
  protected readonly nameOf = (row: EngagementRowDto): string => row.title;
  protected readonly linkOf = (row: EngagementRowDto) => ({ to: ['/engagements', row.id] });
}

const COLUMNS = columnsOf<EngagementRowDto>()([
  { key: 'title', header: $localize`Engagement`, text: (row) => row.title, sort: 'title' },
  { key: 'clientName', header: $localize`Client`, text: (row) => row.clientName, sort: 'clientName' },
  { key: 'status', header: $localize`Status`, text: (row) => ENGAGEMENT_LOOKS[row.status].label },
  {
    key: 'startDate',
    header: $localize`Start`,
    csv: (row) => row.startDate,
    sort: 'startDate',
    numeric: true,
    wideOnly: true,
  },
  {
    key: 'endDate',
    header: $localize`End`,
    csv: (row) => row.endDate,
    sort: 'endDate',
    numeric: true,
    wideOnly: true,
  },
  {
    key: 'projectCount',
    header: $localize`Projects`,
    text: (row) => row.projectCount,
    numeric: true,
    wideOnly: true,
  },
  {
    key: 'budget',
    header: $localize`Budget`,
    csv: (row) => row.budget,
    currency: (row) => row.currency,
    sort: 'budget',
    numeric: true,
  },
]);
