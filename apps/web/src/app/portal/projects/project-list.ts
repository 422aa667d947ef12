import { Component, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalListProjects } from '#libs/api-client/fn/portal/portal-list-projects';
import type { PortalProjectRowDto } from '#libs/api-client/models/portal-project-row-dto';
import { PROJECT_STATUSES } from '#libs/contracts';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { PROJECT_LOOKS } from '../shared/project-looks';

const codec = listCodec({
  filters: { status: oneOf(PROJECT_STATUSES) },
  sorts: ['standing', 'name', 'startDate', 'endDate'],
  sort: 'standing',
});

/** The client's projects, those under way first. */
@Component({
  selector: 'portal-project-list',
  imports: [UiCell, UiDate, UiEmpty, UiFilter, UiList, UiNone, UiPageHeader, UiStatus],
  templateUrl: './project-list.html',
})
export class ProjectList {
  private readonly api = inject(Api);
  protected readonly view = listView(codec);
  protected readonly projects = listing(this.view.query, (query) =>
    this.api.invoke(portalListProjects, query),
  );
  protected readonly looks = PROJECT_LOOKS;
  protected readonly statuses = PROJECT_STATUSES.map((value) => ({
    value,
    label: PROJECT_LOOKS[value].label,
  }));
  protected readonly columns = columnsOf<PortalProjectRowDto>()([
    { key: 'name', header: $localize`Project`, text: (row) => row.name, sort: 'name' },
    { key: 'agreement', header: $localize`Agreement`, text: (row) => row.engagementTitle },
    {
      key: 'status',
      header: $localize`State`,
      text: (row) => PROJECT_LOOKS[row.status].label,
      sort: 'standing',
    },
    { key: 'start', header: $localize`Start`, csv: (row) => row.startDate, sort: 'startDate' },
    { key: 'end', header: $localize`End`, csv: (row) => row.endDate, sort: 'endDate' },
  ]);
  protected readonly nameOf = (row: PortalProjectRowDto): string => row.name;
  protected readonly linkOf = (row: PortalProjectRowDto) => ({ to: ['/portal/projects', row.id] });
}
