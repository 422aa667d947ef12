import { Component, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ClientProposalDto } from '#libs/api-client/models/client-proposal-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Downloads } from '#libs/ui/download';
import { UiFigure } from '#libs/ui/figure';
import { UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { PROPOSAL_LOOKS } from '#libs/ui/statuses';

import { OfferAnswer } from './offer-answer';
import type { OfferGateway } from './offer-gateway';
import { OfferLines } from './offer-lines';
import { OfferSections } from './offer-sections';

/** A proposal as its reader sees it, in the portal and behind a link alike. */
@Component({
  selector: 'app-offer-view',
  imports: [
    ...[MatButton, OfferAnswer, OfferLines, OfferSections, UiAsync, UiDate, UiFigure, UiFormError],
    ...[RouterLink, UiLoaded, UiMoney, UiPageHeader, UiStatus],
  ],
  templateUrl: './offer-view.html',
})
export class OfferView {
  private readonly downloads = inject(Downloads);
  readonly gateway = input.required<OfferGateway>();
  /** where the reader came from, in the portal */
  readonly back = input<{ label: string; link: string }>();

  protected readonly looks = PROPOSAL_LOOKS;
  protected readonly failure = signal<unknown>(null);
  protected readonly read = resource({
    params: () => this.gateway(),
    loader: ({ params: gateway }) => gateway.read(),
  });
  /** what became of it, once it was answered here */
  private readonly answer = linkedSignal<OfferGateway, ClientProposalDto | null>({
    source: this.gateway,
    computation: () => null,
  });
  protected readonly chosen = signal<readonly string[]>([]);
  private readonly counted = resource({
    params: () => (this.chosen().length ? { gateway: this.gateway(), chosen: this.chosen() } : undefined),
    loader: ({ params: { gateway, chosen } }) => gateway.count([...chosen]),
  });

  protected readonly now = (offer: ClientProposalDto): ClientProposalDto => this.answer() ?? offer;
  protected totalsOf(offer: ClientProposalDto) {
    return offer.isOpen && this.chosen().length && this.counted.hasValue()
      ? this.counted.value()
      : offer.totals;
  }

  protected ticked(offer: ClientProposalDto): readonly string[] {
    return offer.acceptedKeys ?? this.chosen();
  }

  protected done(answer: ClientProposalDto): void {
    this.answer.set(answer);
    this.chosen.set([]);
  }

  protected async download({ number }: ClientProposalDto): Promise<void> {
    this.failure.set(null);
    try {
      this.downloads.save(await this.gateway().pdf(), `${number}.pdf`);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
