import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P, PROPOSAL_STATUSES, type ProposalStatus } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { proposalsList } from '#libs/api-client/fn/proposals/proposals-list';
import type { ProposalRowDto } from '#libs/api-client/models/proposal-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { PROPOSAL_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';

import { listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { PersonFilter } from '../time/person-filter';
import { PROPOSAL_COLUMNS } from './proposal-columns';

const codec = listCodec({
  filters: { status: oneOf<ProposalStatus>(PROPOSAL_STATUSES), ownerId: text() },
  sorts: ['updatedAt', 'number', 'title', 'company', 'net', 'validUntil', 'ownerName'],
  sort: '-updatedAt',
});

/** Everything that was offered, or is being written. */
@Component({
  selector: 'app-proposal-list',
  imports: [
    ...[MatButton, PersonFilter, RouterLink, UiCan, UiCell, UiDate, UiEmpty, UiFilter, UiList, UiMoney],
    ...[UiNone, UiPageHeader, UiStatus],
  ],
  templateUrl: './proposal-list.html',
})
export class ProposalList {
  private readonly api = inject(Api);
  protected readonly P = P;
  protected readonly looks = PROPOSAL_LOOKS;
  protected readonly statuses = PROPOSAL_STATUSES.map((value) => ({
    value,
    label: PROPOSAL_LOOKS[value].label,
  }));
  protected readonly view = listView(codec);
  protected readonly proposals = listing(
    this.view.query,
    (query) => this.api.invoke(proposalsList, query),
    'proposals',
  );
  protected readonly columns = PROPOSAL_COLUMNS;
  protected readonly nameOf = (row: ProposalRowDto): string => row.title;
  protected readonly linkOf = (row: ProposalRowDto) => ({ to: ['/proposals', row.id] });
}
