import { Component, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalProposalsList } from '#libs/api-client/fn/portal-proposals/portal-proposals-list';
import type { PortalProposalRowDto } from '#libs/api-client/models/portal-proposal-row-dto';
import type { ProposalStatus } from '#libs/api-client/models/proposal-status';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { PROPOSAL_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';

const SHOWN = ['sent', 'accepted', 'declined', 'expired'] as const satisfies readonly ProposalStatus[];
const codec = listCodec({
  filters: { status: oneOf<ProposalStatus>(SHOWN) },
  sorts: ['sentAt', 'validUntil', 'number', 'net'],
  sort: '-sentAt',
});

/** What the firm has offered to the client. */
@Component({
  selector: 'portal-proposal-list',
  imports: [UiCell, UiDate, UiEmpty, UiFilter, UiList, UiMoney, UiNone, UiPageHeader, UiStatus],
  templateUrl: './proposal-list.html',
})
export class ProposalList {
  private readonly api = inject(Api);
  protected readonly view = listView(codec);
  protected readonly proposals = listing(this.view.query, (query) =>
    this.api.invoke(portalProposalsList, query),
  );
  protected readonly looks = PROPOSAL_LOOKS;
  protected readonly states = SHOWN.map((value) => ({ value, label: PROPOSAL_LOOKS[value].label }));
  protected readonly columns = columnsOf<PortalProposalRowDto>()([
    { key: 'title', header: $localize`Proposal`, text: (row) => row.title },
    { key: 'number', header: $localize`Number`, text: (row) => row.number, sort: 'number' },
    { key: 'status', header: $localize`Status`, text: (row) => PROPOSAL_LOOKS[row.status].label },
    {
      ...{ key: 'net', header: $localize`Without tax`, numeric: true, sort: 'net' },
      ...{
        csv: (row: PortalProposalRowDto) => row.net,
        currency: (row: PortalProposalRowDto) => row.currency,
      },
    },
    {
      ...{ key: 'validUntil', header: $localize`Valid until`, numeric: true, sort: 'validUntil' },
      csv: (row: PortalProposalRowDto) => row.validUntil,
    },
  ]);
  protected readonly nameOf = (row: PortalProposalRowDto): string => row.title;
  protected readonly linkOf = (row: PortalProposalRowDto) => ({ to: ['/portal/proposals', row.id] });
}
