import { Component, computed, inject, input } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalProposalsAccept } from '#libs/api-client/fn/portal-proposals/portal-proposals-accept';
import { portalProposalsCount } from '#libs/api-client/fn/portal-proposals/portal-proposals-count';
import { portalProposalsDecline } from '#libs/api-client/fn/portal-proposals/portal-proposals-decline';
import { portalProposalsGet } from '#libs/api-client/fn/portal-proposals/portal-proposals-get';
import { portalProposalsPdf } from '#libs/api-client/fn/portal-proposals/portal-proposals-pdf';

import { Session } from '../../core/session';
import type { OfferGateway } from '../../offers/offer-gateway';
import { OfferView } from '../../offers/offer-view';

/** A proposal to the client whose portal it is. */
@Component({
  selector: 'portal-proposal-page',
  imports: [OfferView],
  template: `<app-offer-view [gateway]="gateway()" [back]="back" />`,
})
export class ProposalPage {
  private readonly api = inject(Api);
  private readonly me = inject(Session).me;
  readonly id = input.required<string>();

  protected readonly back = { label: $localize`Proposals`, link: '/portal/proposals' };
  protected readonly gateway = computed((): OfferGateway => {
    const id = this.id();
    return {
      read: async () => {
        const offer = await this.api.invoke(portalProposalsGet, { id });
        return { ...offer, readerName: this.me()?.user.name ?? '' };
      },
      count: (chosen) => this.api.invoke(portalProposalsCount, { id, body: { chosen } }),
      accept: (body) => this.api.invoke(portalProposalsAccept, { id, body }),
      decline: (body) => this.api.invoke(portalProposalsDecline, { id, body }),
      pdf: () => this.api.invoke(portalProposalsPdf, { id }),
    };
  });
}
