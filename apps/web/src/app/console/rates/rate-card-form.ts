import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { RATE_LEVELS, type RateLevel } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import { engagementsList } from '#libs/api-client/fn/engagements/engagements-list';
import { projectsList } from '#libs/api-client/fn/projects/projects-list';
import { rateCardsCreate } from '#libs/api-client/fn/rates/rate-cards-create';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { currencyChoices } from '../../core/currency-choices';
import { newIdempotencyKey } from '../../core/idempotency';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { LEVEL_WORDS } from './rate-words';

const CHOICES = 20;
const NAME_LENGTH = 100;

interface RateCardModel {
  level: RateLevel;
  ownerId: string;
  currency: string;
  name: string;
}

/** A card of the firm, a client, an engagement or a project; its prices follow on its page. */
@Component({
  selector: 'app-rate-card-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    RouterLink,
    UiControl,
    UiField,
    UiFormError,
    UiPageHeader,
    UiPicker,
  ],
  templateUrl: './rate-card-form.html',
})
export class RateCardForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);

  protected readonly back = { label: $localize`Rates`, link: '/rates' };
  protected readonly levels = RATE_LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value] }));
  protected readonly words = LEVEL_WORDS;
  protected readonly currencies = currencyChoices();
  private readonly model = signal<RateCardModel>({ level: 'firm', ownerId: '', currency: '', name: '' });
  protected readonly level = computed(() => this.model().level);
  /** engagements and projects are priced in what is agreed */
  protected readonly chooses = computed(() => this.level() === 'firm' || this.level() === 'client');
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.ownerId, { when: () => this.level() !== 'firm' });
      maxLength(path.name, NAME_LENGTH);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected readonly search = computed(() => {
    const level = this.level();
    return (q: string): Promise<Choice[]> => this.choices(level, { q: q || undefined, perPage: CHOICES });
  });

  private async choices(level: RateLevel, query: { q?: string; perPage: number }): Promise<Choice[]> {
    if (level === 'client')
      return (await this.api.invoke(clientsList, query)).items.map(({ id, name, currency }) => ({
        ...{ id, label: name, note: currency },
      }));
    if (level === 'engagement')
      return (await this.api.invoke(engagementsList, query)).items.map(({ id, title, clientName }) => ({
        ...{ id, label: title, note: clientName },
      }));
    return (await this.api.invoke(projectsList, query)).items.map(({ id, name, clientName }) => ({
      ...{ id, label: name, note: clientName },
    }));
  }

  private async save(): Promise<void> {
    const { level, ownerId, currency, name } = this.model();
    const body = {
      ...{ level, name },
      ...(level === 'firm' ? {} : { [`${level}Id`]: ownerId }),
      ...(currency && this.chooses() ? { currency } : {}),
    };
    const { id } = await this.api.invoke(rateCardsCreate, { 'Idempotency-Key': this.key, body });
    this.saved = true;
    this.invalidation.invalidate('rate-cards');
    await this.router.navigate(['/rates', id]);
  }
}
