import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P, PROJECT_STATUSES } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { projectsList } from '#libs/api-client/fn/projects/projects-list';
import type { ProjectRowDto } from '#libs/api-client/models/project-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiStatus } from '#libs/ui/status';
import { PROJECT_LOOKS } from '#libs/ui/statuses';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { flag, listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Permissions } from '../../core/permissions';

const codec = listCodec({
  filters: { status: oneOf(PROJECT_STATUSES), mine: flag() },
  sorts: ['name', 'clientName', 'managerName', 'startDate', 'endDate'],
  sort: 'name',
});

/** The projects of the firm, or of one client. */
@Component({
  selector: 'app-project-table',
  imports: [UiList, MatButton, RouterLink, UiCan, UiCell, UiDate, UiEmpty, UiFilter, UiNone, UiStatus],
  templateUrl: './project-table.html',
})
export class ProjectTable {
  private readonly api = inject(Api);
  private readonly permissions = inject(Permissions);

  readonly clientId = input<string>();

  protected readonly P = P;
  protected readonly looks = PROJECT_LOOKS;
  protected readonly statuses = PROJECT_STATUSES.map((value) => ({
    value,
    label: PROJECT_LOOKS[value].label,
  }));
  protected readonly whose = [{ value: 'mine', label: $localize`Mine` }];
  /** Others see their own projects only, and have nothing to narrow. */
  protected readonly seesAll = computed(() => this.permissions.can(P.ClientRead));
  protected readonly view = listView(codec);
  protected readonly projects = listing(
    () => ({ ...this.view.query(), clientId: this.clientId() }),
    (query) => this.api.invoke(projectsList, query),
    'projects',
  );
  protected readonly columns = computed(() =>
    COLUMNS.filter(({ key }) => key !== 'clientName' || !this.clientId()),
  );
  protected readonly nameOf = (row: ProjectRowDto): string => row.name;
  protected readonly linkOf = (row: ProjectRowDto) => ({ to: ['/projects', row.id] });
}

const COLUMNS = columnsOf<ProjectRowDto>()([
  { key: 'name', header: $localize`Project`, text: (row) => row.name, sort: 'name' },
  { key: 'clientName', header: $localize`Client`, text: (row) => row.clientName, sort: 'clientName' },
  { key: 'status', header: $localize`Status`, text: (row) => PROJECT_LOOKS[row.status].label },
  { key: 'managerName', header: $localize`Manager`, text: (row) => row.managerName, sort: 'managerName' },
  {
    key: 'memberCount',
    header: $localize`Team`,
    text: (row) => row.memberCount,
    numeric: true,
    wideOnly: true,
  },
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
  },
]);
