import { Component, inject, input, output } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { proposalsRevokeLink } from '#libs/api-client/fn/proposals/proposals-revoke-link';
import type { ProposalDto } from '#libs/api-client/models/proposal-dto';
import type { ProposalLinkDto } from '#libs/api-client/models/proposal-link-dto';
import { UiDate } from '#libs/ui/date';
import { UiFormError } from '#libs/ui/form';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';

/** Who has a link to the proposal, and whether they opened it. */
@Component({
  selector: 'app-proposal-links',
  imports: [UiCell, UiDate, UiFormError, UiTable],
  template: `
    <section class="ui-stack" aria-labelledby="proposal-links">
      <h2 id="proposal-links" i18n>Links</h2>
      <ui-form-error [error]="doing.failure()" />
      <ui-table
        label="Links"
        i18n-label
        [rows]="proposal().links"
        [columns]="columns"
        [rowLabel]="nameOf"
        [actions]="actionsOf"
      >
        <ng-template uiCell="createdAt" [of]="proposal().links" let-row
          ><ui-date [at]="row.createdAt"
        /></ng-template>
        <ng-template uiCell="openedAt" [of]="proposal().links" let-row
          ><ui-date [at]="row.openedAt"
        /></ng-template>
        <ng-template uiCell="revokedAt" [of]="proposal().links" let-row
          ><ui-date [at]="row.revokedAt"
        /></ng-template>
      </ui-table>
    </section>
  `,
})
export class ProposalLinks {
  private readonly api = inject(Api);
  readonly proposal = input.required<ProposalDto>();
  readonly changed = output();

  protected readonly doing = doing();
  protected readonly columns = columnsOf<ProposalLinkDto>()([
    { key: 'recipientName', header: $localize`For`, text: (row) => row.recipientName },
    { key: 'recipientEmail', header: $localize`E-mail`, text: (row) => row.recipientEmail },
    { key: 'createdAt', header: $localize`Made`, csv: (row) => row.createdAt },
    { key: 'openedAt', header: $localize`Opened`, csv: (row) => row.openedAt },
    { key: 'revokedAt', header: $localize`Taken back`, csv: (row) => row.revokedAt },
  ]);
  protected readonly nameOf = (row: ProposalLinkDto): string => row.recipientName;
  protected readonly actionsOf = (row: ProposalLinkDto): RowAction[] =>
    row.revokedAt
      ? []
      : [{ label: $localize`Take back`, icon: 'block', danger: true, run: () => void this.revoke(row) }];

  private async revoke({ id: linkId }: ProposalLinkDto): Promise<void> {
    const { id } = this.proposal();
    if (await this.doing.run(() => this.api.invoke(proposalsRevokeLink, { id, linkId }))) this.changed.emit();
  }
}
