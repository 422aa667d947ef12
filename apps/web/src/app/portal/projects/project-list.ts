import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { portalListProjects } from '#libs/api-client/fn/portal/portal-list-projects';
import type { PortalProjectRowDto } from '#libs/api-client/models/portal-project-row-dto';
import { PROJECT_STATUSES } from '#libs/contracts';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter, UiFilterBar } from '#libs/ui/filter-bar';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { PROJECT_LOOKS } from '../shared/project-looks';

const codec = listCodec({
  filters: { status: oneOf(PROJECT_STATUSES) },
  sorts: ['standing', 'name', 'startDate', 'endDate'],
  sort: 'standing',
});

/** The client's projects, those under way first. */
@Component({
  selector: 'portal-project-list',
  imports: [
    MatButton,
    UiAsync,
    UiCell,
    UiDate,
    UiEmpty,
    UiFilter,
    UiFilterBar,
    UiLoaded,
    UiNone,
    UiPageHeader,
    UiStatus,
    UiTable,
  ],
  templateUrl: './project-list.html',
})
export class ProjectList {
  private readonly api = inject(Api);
  protected readonly view = listView(codec);
  protected readonly projects = resource({
    params: () => this.view.query(),
    loader: ({ params }) => this.api.invoke(portalListProjects, params),
  });
  protected readonly looks = PROJECT_LOOKS;
  protected readonly statuses = PROJECT_STATUSES.map((value) => ({
    value,
    label: PROJECT_LOOKS[value].label,
  }));
  protected readonly columns = columnsOf<PortalProjectRowDto>()([
    { key: 'name', header: $localize`Project`, text: (row) => row.name, sort: 'name' },
    { key: 'agreement', header: $localize`Agreement`, text: (row) => row.engagementTitle },
    { key: 'status', header: $localize`State`, sort: 'standing' },
    { key: 'start', header: $localize`Start`, sort: 'startDate' },
    { key: 'end', header: $localize`End`, sort: 'endDate' },
  ]);
  protected readonly nameOf = (row: PortalProjectRowDto): string => row.name;
  protected readonly linkOf = (row: PortalProjectRowDto) => ({ to: ['/portal/projects', row.id] });
}
