import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { proposalTemplatesList } from '#libs/api-client/fn/proposals/proposal-templates-list';
import type { ProposalTemplateRowDto } from '#libs/api-client/models/proposal-template-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Permissions } from '../../core/permissions';

const codec = listCodec({ filters: {}, sorts: ['name', 'updatedAt'], sort: 'name' });

/** What proposals start from. */
@Component({
  selector: 'app-template-list',
  imports: [MatButton, RouterLink, UiCan, UiCell, UiDate, UiEmpty, UiList, UiNone, UiPageHeader],
  templateUrl: './template-list.html',
})
export class TemplateList {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  protected readonly P = P;
  protected readonly back = { label: $localize`Proposals`, link: '/proposals' };
  protected readonly view = listView(codec);
  protected readonly templates = listing(
    this.view.query,
    (query) => this.api.invoke(proposalTemplatesList, query),
    'proposal-templates',
  );
  protected readonly columns = columnsOf<ProposalTemplateRowDto>()([
    { key: 'name', header: $localize`Template`, text: (row) => row.name, sort: 'name' },
    { key: 'description', header: $localize`Good for`, text: (row) => row.description },
    {
      key: 'sectionCount',
      header: $localize`Sections`,
      numeric: true,
      text: (row) => String(row.sectionCount),
    },
    { key: 'lineCount', header: $localize`Price lines`, numeric: true, text: (row) => String(row.lineCount) },
    { key: 'updatedAt', header: $localize`Changed`, csv: (row) => row.updatedAt, sort: 'updatedAt' },
  ]);
  protected readonly nameOf = (row: ProposalTemplateRowDto): string => row.name;
  protected readonly linkOf = (row: ProposalTemplateRowDto) =>
    this.can(P.ProposalWrite) ? { to: ['/proposals/templates', row.id] } : null;
}
