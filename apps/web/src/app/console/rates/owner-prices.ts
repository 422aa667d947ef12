import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { rateCardsCreate } from '#libs/api-client/fn/rates/rate-cards-create';
import { rateCardsGet } from '#libs/api-client/fn/rates/rate-cards-get';
import { rateCardsList } from '#libs/api-client/fn/rates/rate-cards-list';
import { today } from '#libs/calendar';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';

import { doing } from '../../core/doing';
import { newIdempotencyKey } from '../../core/idempotency';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { periodOf, stateOn } from './rate-words';

/** Whose card it is: one of them. */
export interface CardOwner {
  readonly clientId?: string;
  readonly engagementId?: string;
  readonly projectId?: string;
}

/** The rate cards of a client, engagement or project on its page: today's prices, and the way to change them. */
@Component({
  selector: 'app-owner-prices',
  imports: [MatButton, RouterLink, UiAsync, UiFormError, UiLoaded, UiMoney],
  templateUrl: './owner-prices.html',
  styleUrl: './owner-prices.scss',
})
export class OwnerPrices {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);

  readonly owner = input.required<CardOwner>();
  /** its prices are agreed, so that a change order changes them */
  readonly agreed = input(false);
  /** what holds where there is no card */
  readonly otherwise = input.required<string>();

  protected readonly doing = doing();
  protected readonly manages = computed(() => this.can(P.RateManage) && !this.agreed());
  private readonly key = newIdempotencyKey();
  private readonly day = today(this.formats.timeZone());
  protected readonly cards = reloadOn(
    resource({
      params: () => this.owner(),
      loader: async ({ params }) => {
        const { items } = await this.api.invoke(rateCardsList, params);
        return Promise.all(items.map(({ id }) => this.api.invoke(rateCardsGet, { id })));
      },
    }),
    'rate-cards',
  );
  protected readonly shown = computed(() =>
    (this.cards.hasValue() ? this.cards.value() : []).map(({ id, currency, versions }) => {
      const version = versions.find((one) => stateOn(one, this.day).tone === 'good');
      const later = versions.filter((one) => stateOn(one, this.day).tone === 'info').length;
      const period = version ? periodOf(version, this.formats) : $localize`No prices today`;
      return { id, currency, later, period, lines: version?.lines ?? [] };
    }),
  );

  protected async make(): Promise<void> {
    const { clientId, engagementId } = this.owner();
    const level = clientId ? 'client' : engagementId ? 'engagement' : 'project';
    const body = { level, ...this.owner() } as const;
    await this.doing.run(async () => {
      const { id } = await this.api.invoke(rateCardsCreate, { 'Idempotency-Key': this.key, body });
      await this.router.navigate(['/rates', id]);
    }, 'rate-cards');
  }
}
