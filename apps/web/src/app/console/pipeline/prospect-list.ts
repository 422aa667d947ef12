import { Component, computed, inject, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { pipelineStagesList } from '#libs/api-client/fn/crm/pipeline-stages-list';
import { prospectsList } from '#libs/api-client/fn/crm/prospects-list';
import type { ProspectRowDto } from '#libs/api-client/models/prospect-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { PROSPECT_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { reloadOn } from '../../core/invalidation';
import { listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { unlessOpen } from '../leads/unless-open';
import { CampaignFilter } from '../campaigns/campaign-filter';
import { PersonFilter } from '../time/person-filter';
import { NoProspects } from './no-prospects';
import { PipelineHead } from './pipeline-head';

const STATUSES = ['open', 'won', 'lost'] as const;
const codec = listCodec({
  filters: { status: unlessOpen(STATUSES), stageId: text(), ownerId: text(), campaignId: text() },
  sorts: ['createdAt', 'name', 'company', 'value', 'expectedClose', 'closedOn', 'ownerName'],
  sort: '-createdAt',
});

/** The board's twin: prospects as rows, those that were closed long ago too. */
@Component({
  selector: 'app-prospect-list',
  imports: [
    CampaignFilter,
    NoProspects,
    PersonFilter,
    PipelineHead,
    UiCell,
    UiDate,
    UiFilter,
    UiList,
    UiMoney,
    UiNone,
  ],
  templateUrl: './prospect-list.html',
})
export class ProspectList {
  private readonly api = inject(Api);

  protected readonly statuses = STATUSES.map((value) => ({ value, label: PROSPECT_LOOKS[value].label }));
  private readonly stages = reloadOn(
    resource({ loader: () => this.api.invoke(pipelineStagesList) }),
    'pipeline-stages',
  );
  protected readonly stageChoices = computed(() =>
    this.stages.hasValue() ? this.stages.value().map(({ id, name }) => ({ value: id, label: name })) : [],
  );
  protected readonly view = listView(codec);
  protected readonly prospects = listing(
    this.view.query,
    (query) => this.api.invoke(prospectsList, { ...query, status: query.status ?? 'all' }),
    'prospects',
  );
  protected readonly columns = columnsOf<ProspectRowDto>()([
    { key: 'name', header: $localize`Prospect`, text: (row) => row.name, sort: 'name' },
    { key: 'company', header: $localize`Company`, text: (row) => row.company, sort: 'company' },
    { key: 'stage', header: $localize`Stage`, text: (row) => row.stageName },
    {
      key: 'value',
      header: $localize`Value`,
      numeric: true,
      sort: 'value',
      csv: (row) => row.value,
      currency: (row) => row.currency,
    },
    {
      key: 'chance',
      header: $localize`Chance`,
      numeric: true,
      text: (row) => `${row.chance} %`,
      csv: (row) => row.chance,
    },
    {
      key: 'expectedClose',
      header: $localize`Expected close`,
      numeric: true,
      sort: 'expectedClose',
      csv: (row) => row.expectedClose,
    },
    {
      key: 'closedOn',
      header: $localize`Closed`,
      numeric: true,
      sort: 'closedOn',
      csv: (row) => row.closedOn,
      wideOnly: true,
    },
    { key: 'ownerName', header: $localize`Owner`, text: (row) => row.ownerName, sort: 'ownerName' },
  ]);
  protected readonly nameOf = (row: ProspectRowDto): string => row.name;
  protected readonly linkOf = (row: ProspectRowDto) => ({ to: ['/pipeline', row.id] });
}
