import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { applyEach, FormField, FormRoot, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import { engagementsCreate } from '#libs/api-client/fn/engagements/engagements-create';
import { engagementsGet } from '#libs/api-client/fn/engagements/engagements-get';
import { engagementsUpdate } from '#libs/api-client/fn/engagements/engagements-update';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiIcon } from '#libs/ui/icon';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { currencyChoices } from '../../core/currency-choices';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Permissions } from '../../core/permissions';
import { typedDecimal } from '../../core/typed-decimal';

const CHOICES = 20;

/** A new engagement, or the edit of a draft. */
@Component({
  selector: 'app-engagement-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatIconButton,
    RouterLink,
    UiAsync,
    UiCan,
    UiControl,
    UiField,
    UiFormError,
    UiIcon,
    UiLoaded,
    UiPageHeader,
    UiPicker,
  ],
  templateUrl: './engagement-form.html',
  styleUrl: './engagement-form.scss',
})
export class EngagementForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly invalidation = inject(Invalidation);
  private readonly permissions = inject(Permissions);

  /** left out for a new engagement */
  readonly id = input<string>();
  /** chooses the client of a new one beforehand */
  readonly clientId = input<string>();

  protected readonly P = P;
  protected readonly backLabel = $localize`Engagements`;
  protected readonly currencies = currencyChoices();
  protected readonly source = resource({
    params: () => ({ id: this.id(), clientId: this.clientId() }),
    loader: async ({ params: { id, clientId } }) => ({
      engagement: id ? await this.api.invoke(engagementsGet, { id }) : null,
      client: clientId ? await this.api.invoke(clientsGet, { id: clientId }) : null,
    }),
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => {
    const { engagement = null, client = null } = this.source.hasValue() ? this.source.value() : {};
    return modelOf(engagement, client?.id ?? '');
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.clientId);
      required(path.title);
      maxLength(path.title, LIMITS.nameLength);
      maxLength(path.description, LIMITS.noteLength);
      required(path.startDate);
      required(path.endDate);
      validate(path.endDate, (end) =>
        end.value() && end.value() < end.valueOf(path.startDate)
          ? { kind: 'order', message: $localize`The end must not be before the start.` }
          : undefined,
      );
      applyEach(path.rates, (rate) => {
        required(rate.role);
        required(rate.hourlyRate);
      });
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  /** Prices of several versions are changed on the rate card. */
  protected readonly hasVersions = computed(
    () => this.source.hasValue() && (this.source.value().engagement?.rateVersions ?? 0) > 1,
  );
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected readonly searchClients = async (q: string): Promise<Choice[]> => {
    const { items } = await this.api.invoke(clientsList, { q: q || undefined, perPage: CHOICES });
    return items.map(({ id, name, currency }) => ({ id, label: name, note: currency }));
  };

  protected addRate(): void {
    const at = this.model().rates.length;
    this.model.update((model) => ({ ...model, rates: [...model.rates, { role: '', hourlyRate: '' }] }));
    this.form.rates().markAsDirty();
    afterNextRender(() => this.form.rates[at]?.role().focusBoundControl(), { injector: this.injector });
  }

  protected removal(role: string): string {
    return $localize`Remove rate ${role}:role:`;
  }

  protected removeRate(at: number): void {
    this.model.update((model) => ({ ...model, rates: model.rates.filter((_, index) => index !== at) }));
    this.form.rates().markAsDirty();
  }

  private async save(): Promise<void> {
    const before = this.source.value()?.engagement;
    const { clientId, currency, budget, rates, ...rest } = this.model();
    const terms = {
      ...rest,
      currency: currency || undefined,
      budget: budget.trim() ? typedDecimal(budget) : null,
      rates:
        this.permissions.can(P.RateRead) && !this.hasVersions()
          ? rates.map(({ role, hourlyRate }) => ({ role, hourlyRate: typedDecimal(hourlyRate) }))
          : undefined,
    };
    const { id } = before
      ? await this.api.invoke(engagementsUpdate, { id: before.id, body: terms, ...ifMatch(before) })
      : await this.api.invoke(engagementsCreate, {
          'Idempotency-Key': this.key,
          body: { ...terms, clientId },
        });
    this.saved = true;
    this.invalidation.invalidate('engagements', `engagement:${id}`);
    await this.router.navigate(['/engagements', id]);
  }
}

function modelOf(engagement: EngagementDto | null, clientId: string) {
  return {
    clientId: engagement?.clientId ?? clientId,
    title: engagement?.title ?? '',
    description: engagement?.description ?? '',
    startDate: engagement?.startDate ?? '',
    endDate: engagement?.endDate ?? '',
    currency: engagement?.currency ?? '',
    budget: engagement?.budget ?? '',
    rates: (engagement?.rates ?? []).map(({ role, hourlyRate }) => ({ role, hourlyRate })),
  };
}
