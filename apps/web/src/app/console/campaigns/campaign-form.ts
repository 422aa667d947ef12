import { Component, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { campaignsCreate } from '#libs/api-client/fn/crm/campaigns-create';
import { campaignsGet } from '#libs/api-client/fn/crm/campaigns-get';
import { campaignsUpdate } from '#libs/api-client/fn/crm/campaigns-update';
import type { CampaignDto } from '#libs/api-client/models/campaign-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiPicker } from '#libs/ui/picker';

import { currencyChoices } from '../../core/currency-choices';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { typedDecimal } from '../../core/typed-decimal';
import { memberSearch } from '../projects/member-search';
import { CHANNEL_CHOICES } from './campaign-words';

/** A new campaign, or the edit of one. */
@Component({
  selector: 'app-campaign-form',
  imports: [
    ...[FormField, FormRoot, MatButton, RouterLink, UiAsync, UiControl, UiField, UiFormError, UiLoaded],
    ...[UiPageHeader, UiPicker],
  ],
  templateUrl: './campaign-form.html',
})
export class CampaignForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly me = inject(Session).me;

  /** left out for a new campaign */
  readonly id = input<string>();

  protected readonly campaign = resource({
    params: () => ({ id: this.id() }),
    loader: async ({ params: { id } }) => (id ? this.api.invoke(campaignsGet, { id }) : null),
  });
  protected readonly backLabel = $localize`Campaigns`;
  protected readonly channels = CHANNEL_CHOICES;
  protected readonly currencies = currencyChoices();
  protected readonly searchMembers = memberSearch();
  protected readonly myName = this.me()?.user.name ?? '';
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() =>
    this.modelOf(this.campaign.hasValue() ? this.campaign.value() : null),
  );
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      required(path.ownerId);
      maxLength(path.note, LIMITS.noteLength);
      validate(path.endsOn, (end) =>
        end.value() && end.value() < end.valueOf(path.startsOn)
          ? { kind: 'order', message: $localize`The end must not be before the start.` }
          : undefined,
      );
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private modelOf(campaign: CampaignDto | null) {
    const { name = '', channel = 'event', budget = '', cost = '', note = '' } = campaign ?? {};
    const { firm, membership } = this.me() ?? {};
    return {
      ...{ name, budget, cost, note },
      channel,
      startsOn: campaign?.startsOn ?? '',
      endsOn: campaign?.endsOn ?? '',
      currency: campaign?.currency ?? firm?.baseCurrency ?? '',
      ownerId: campaign?.ownerId ?? membership?.id ?? '',
    };
  }

  private async save(): Promise<void> {
    const before = this.campaign.value();
    const { startsOn, endsOn, budget, cost, ...facts } = this.model();
    const body = {
      ...facts,
      startsOn: startsOn || null,
      endsOn: endsOn || null,
      budget: typedDecimal(budget) || '0',
      cost: typedDecimal(cost) || '0',
    };
    const { id } = before
      ? await this.api.invoke(campaignsUpdate, { id: before.id, body, ...ifMatch(before) })
      : await this.api.invoke(campaignsCreate, { 'Idempotency-Key': this.key, body });
    this.saved = true;
    this.invalidation.invalidate('campaigns', `campaign:${id}`);
    await this.router.navigate(['/campaigns', id]);
  }
}
