import { Component, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { proposalsList } from '#libs/api-client/fn/proposals/proposals-list';
import type { ProposalRowDto } from '#libs/api-client/models/proposal-row-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { PROPOSAL_LOOKS } from '#libs/ui/statuses';
import { UiCell, UiTable } from '#libs/ui/table';

import { reloadOn } from '../../core/invalidation';
import { PROPOSAL_COLUMNS } from './proposal-columns';

const MOST = 200;

/** The proposals to one prospect or client. */
@Component({
  selector: 'app-proposals-of',
  imports: [
    ...[MatButton, RouterLink, UiAsync, UiCan, UiCell, UiDate, UiLoaded, UiMoney, UiNone, UiStatus],
    UiTable,
  ],
  templateUrl: './proposals-of.html',
})
export class ProposalsOf {
  private readonly api = inject(Api);
  readonly about = input.required<{ prospectId?: string; clientId?: string }>();

  protected readonly P = P;
  protected readonly looks = PROPOSAL_LOOKS;
  protected readonly columns = PROPOSAL_COLUMNS.filter(({ key }) => key !== 'company').map(
    ({ sort: _, ...column }) => column,
  );
  protected readonly rows = reloadOn(
    resource({
      params: () => this.about(),
      loader: async ({ params }) =>
        (await this.api.invoke(proposalsList, { ...params, perPage: MOST })).items,
    }),
    'proposals',
  );
  protected readonly isEmpty = (rows: unknown): boolean => Array.isArray(rows) && !rows.length;
  protected readonly nameOf = (row: ProposalRowDto): string => row.title;
  protected readonly linkOf = (row: ProposalRowDto) => ({ to: ['/proposals', row.id] });
}
