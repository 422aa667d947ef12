import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { proposalLinkAccept } from '#libs/api-client/fn/proposal-link/proposal-link-accept';
import { proposalLinkCount } from '#libs/api-client/fn/proposal-link/proposal-link-count';
import { proposalLinkDecline } from '#libs/api-client/fn/proposal-link/proposal-link-decline';
import { proposalLinkLook } from '#libs/api-client/fn/proposal-link/proposal-link-look';
import { proposalLinkPdf } from '#libs/api-client/fn/proposal-link/proposal-link-pdf';

import type { OfferGateway } from './offer-gateway';
import { OfferView } from './offer-view';

/** A proposal for whoever has the link, without a login. */
@Component({
  selector: 'app-offer-link',
  imports: [OfferView],
  template: `<main id="content" tabindex="-1"><app-offer-view [gateway]="gateway" /></main>`,
})
export class OfferLink {
  private readonly api = inject(Api);
  /** in the fragment, which no server sees */
  private readonly token =
    new URLSearchParams(inject(ActivatedRoute).snapshot.fragment ?? '').get('token') ?? '-';

  protected readonly gateway: OfferGateway = {
    read: () => this.api.invoke(proposalLinkLook, { body: { token: this.token } }),
    count: (chosen) => this.api.invoke(proposalLinkCount, { body: { token: this.token, chosen } }),
    accept: (body) => this.api.invoke(proposalLinkAccept, { body: { ...body, token: this.token } }),
    decline: (body) => this.api.invoke(proposalLinkDecline, { body: { ...body, token: this.token } }),
    pdf: () => this.api.invoke(proposalLinkPdf, { body: { token: this.token } }),
  };
}
