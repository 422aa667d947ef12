import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { formEntriesList } from '#libs/api-client/fn/crm/form-entries-list';
import { leadsList } from '#libs/api-client/fn/crm/leads-list';
import type { LeadRowDto } from '#libs/api-client/models/lead-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { Formats } from '#libs/ui/formats';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { LEAD_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { reloadOn } from '../../core/invalidation';
import { listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { CampaignFilter } from '../campaigns/campaign-filter';
import { PersonFilter } from '../time/person-filter';
import { unlessOpen } from './unless-open';

const STATUSES = ['open', 'qualified', 'dropped'] as const;
const codec = listCodec({
  filters: { status: unlessOpen(STATUSES), ownerId: text(), campaignId: text() },
  sorts: ['createdAt', 'company', 'source', 'ownerName'],
  sort: '-createdAt',
});

/** First contacts, until there is work to win or nothing will come of them. */
@Component({
  selector: 'app-lead-list',
  imports: [
    CampaignFilter,
    MatButton,
    PersonFilter,
    RouterLink,
    UiCan,
    UiCell,
    UiEmpty,
    UiFilter,
    UiList,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './lead-list.html',
})
export class LeadList {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);

  protected readonly P = P;
  protected readonly looks = LEAD_LOOKS;
  protected readonly statuses = STATUSES.map((value) => ({ value, label: LEAD_LOOKS[value].label }));
  protected readonly view = listView(codec);
  protected readonly leads = listing(
    this.view.query,
    (query) => this.api.invoke(leadsList, { ...query, status: query.status ?? 'all' }),
    'leads',
  );
  /** What waits for somebody's look. */
  private readonly kept = reloadOn(
    resource({ loader: () => this.api.invoke(formEntriesList, { status: 'suspected', perPage: 1 }) }),
    'form-entries',
  );
  protected readonly suspected = computed(() => (this.kept.hasValue() ? this.kept.value().total : 0));
  protected readonly columns = columnsOf<LeadRowDto>()([
    { key: 'company', header: $localize`Company`, text: (row) => row.company, sort: 'company' },
    { key: 'person', header: $localize`Person`, text: (row) => row.person },
    { key: 'status', header: $localize`Status`, text: (row) => LEAD_LOOKS[row.status].label },
    { key: 'email', header: $localize`E-mail`, text: (row) => row.email, wideOnly: true },
    { key: 'phone', header: $localize`Phone`, text: (row) => row.phone, wideOnly: true },
    {
      key: 'source',
      header: $localize`Source`,
      text: (row) => [row.source, row.campaignName].filter(Boolean).join(' · '),
      sort: 'source',
      wideOnly: true,
    },
    { key: 'ownerName', header: $localize`Owner`, text: (row) => row.ownerName, sort: 'ownerName' },
    {
      key: 'createdAt',
      header: $localize`Since`,
      text: (row) => this.formats.instant(row.createdAt, 'date'),
      csv: (row) => row.createdAt,
      sort: 'createdAt',
      numeric: true,
      wideOnly: true,
    },
  ]);
  protected readonly nameOf = (row: LeadRowDto): string => row.company;
  protected readonly linkOf = (row: LeadRowDto) => ({ to: ['/leads', row.id] });
}
