import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CAMPAIGN_CHANNELS, CAMPAIGN_STATUSES, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { campaignsList } from '#libs/api-client/fn/crm/campaigns-list';
import type { CampaignRowDto } from '#libs/api-client/models/campaign-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { CAMPAIGN_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { PersonFilter } from '../time/person-filter';
import { CHANNEL_CHOICES, CHANNEL_WORDS } from './campaign-words';

const codec = listCodec({
  filters: { status: oneOf(CAMPAIGN_STATUSES), channel: oneOf(CAMPAIGN_CHANNELS), ownerId: text() },
  sorts: ['createdAt', 'name', 'startsOn', 'cost', 'ownerName'],
  sort: '-createdAt',
});

/** What the firm does to become known, with what it costs and brings. */
@Component({
  selector: 'app-campaign-list',
  imports: [
    ...[MatButton, PersonFilter, RouterLink, UiCan, UiCell, UiDate, UiEmpty, UiFilter, UiList, UiMoney],
    ...[UiNone, UiPageHeader, UiStatus],
  ],
  templateUrl: './campaign-list.html',
})
export class CampaignList {
  private readonly api = inject(Api);

  protected readonly P = P;
  protected readonly looks = CAMPAIGN_LOOKS;
  protected readonly channels = CHANNEL_CHOICES;
  protected readonly statuses = CAMPAIGN_STATUSES.map((value) => ({
    value,
    label: CAMPAIGN_LOOKS[value].label,
  }));
  protected readonly view = listView(codec);
  protected readonly campaigns = listing(
    this.view.query,
    (query) => this.api.invoke(campaignsList, query),
    'campaigns',
  );
  protected readonly columns = columnsOf<CampaignRowDto>()([
    { key: 'name', header: $localize`Campaign`, text: (row) => row.name, sort: 'name' },
    { key: 'channel', header: $localize`Channel`, text: (row) => CHANNEL_WORDS[row.channel] },
    { key: 'status', header: $localize`Status`, text: (row) => CAMPAIGN_LOOKS[row.status].label },
    {
      key: 'startsOn',
      header: $localize`Start`,
      numeric: true,
      sort: 'startsOn',
      csv: (row) => row.startsOn,
    },
    { key: 'endsOn', header: $localize`End`, numeric: true, csv: (row) => row.endsOn, wideOnly: true },
    {
      key: 'cost',
      header: $localize`Cost`,
      numeric: true,
      sort: 'cost',
      csv: (row) => row.cost,
      currency: (row) => row.currency,
    },
    { key: 'leads', header: $localize`Leads`, numeric: true, text: (row) => String(row.leads) },
    { key: 'won', header: $localize`Won`, numeric: true, text: (row) => String(row.won) },
    {
      key: 'ownerName',
      header: $localize`Owner`,
      text: (row) => row.ownerName,
      sort: 'ownerName',
      wideOnly: true,
    },
  ]);
  protected readonly nameOf = (row: CampaignRowDto): string => row.name;
  protected readonly linkOf = (row: CampaignRowDto) => ({ to: ['/campaigns', row.id] });
}
