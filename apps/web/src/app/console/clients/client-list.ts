import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CLIENT_STATUSES, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import type { ClientRowDto } from '#libs/api-client/models/client-row-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter, UiFilterBar } from '#libs/ui/filter-bar';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { CLIENT_LOOKS } from '#libs/ui/statuses';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { reloadOn } from '../../core/invalidation';
import { listView } from '../../core/list-view';
import { clientListCodec } from './client-list-codec';

@Component({
  selector: 'app-client-list',
  imports: [
    MatButton,
    RouterLink,
    UiAsync,
    UiCan,
    UiCell,
    UiEmpty,
    UiFilter,
    UiFilterBar,
    UiLoaded,
    UiNone,
    UiPageHeader,
    UiStatus,
    UiTable,
  ],
  templateUrl: './client-list.html',
})
export class ClientList {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);

  protected readonly P = P;
  protected readonly looks = CLIENT_LOOKS;
  protected readonly statuses = CLIENT_STATUSES.map((value) => ({ value, label: CLIENT_LOOKS[value].label }));
  protected readonly view = listView(clientListCodec);
  protected readonly clients = reloadOn(
    resource({
      params: () => this.view.query(),
      loader: ({ params }) => this.api.invoke(clientsList, { ...params, status: params.status ?? 'all' }),
    }),
    'clients',
  );

  protected readonly columns = columnsOf<ClientRowDto>()([
    { key: 'name', header: $localize`Client`, text: (row) => row.name, sort: 'name' },
    { key: 'status', header: $localize`Status` },
    {
      key: 'activeProjects',
      header: $localize`Active projects`,
      text: (row) => row.activeProjects,
      numeric: true,
    },
    {
      key: 'liveEngagements',
      header: $localize`Live engagements`,
      text: (row) => row.liveEngagements,
      numeric: true,
      wideOnly: true,
    },
    {
      key: 'terms',
      header: $localize`Payment terms`,
      text: (row) => $localize`${row.paymentTermsDays}:days: days`,
      sort: 'paymentTermsDays',
      numeric: true,
      wideOnly: true,
    },
    { key: 'currency', header: $localize`Currency`, text: (row) => row.currency, wideOnly: true },
    {
      key: 'createdAt',
      header: $localize`Client since`,
      text: (row) => this.formats.instant(row.createdAt, 'date'),
      sort: 'createdAt',
      numeric: true,
      wideOnly: true,
    },
  ]);
  protected readonly nameOf = (row: ClientRowDto): string => row.name;
  protected readonly linkOf = (row: ClientRowDto) => ({ to: ['/clients', row.id] });
}
