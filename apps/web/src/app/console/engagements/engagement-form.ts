import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
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
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { currencyChoices } from '../../core/currency-choices';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { typedDecimal } from '../../core/typed-decimal';
import { bodyOfPlan, EngagementPlan, planOf } from './engagement-plan';
import { bodyOfLine, EMPTY_LINE, modelOfLine } from './lines/line-model';
import { lineRules } from './lines/line-rules';
import { LinesEditor } from './lines/lines-editor';
import { bodyOfRate, rateRules, RatesEditor } from './lines/rates-editor';

const CHOICES = 20;

/** A new engagement, or the edit of a draft. */
@Component({
  selector: 'app-engagement-form',
  imports: [
    FormField,
    EngagementPlan,
    FormRoot,
    LinesEditor,
    MatButton,
    RouterLink,
    UiAsync,
    UiCan,
    UiControl,
    UiField,
    UiFormError,
    RatesEditor,
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
  private readonly invalidation = inject(Invalidation);
  private readonly permissions = inject(Permissions);
  private readonly session = inject(Session);

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
      maxLength(path.projectName, LIMITS.nameLength);
      maxLength(path.title, LIMITS.nameLength);
      maxLength(path.description, LIMITS.noteLength);
      required(path.startDate);
      required(path.endDate);
      validate(path.endDate, (end) =>
        end.value() && end.value() < end.valueOf(path.startDate)
          ? { kind: 'order', message: $localize`The end must not be before the start.` }
          : undefined,
      );
      lineRules(path.lines);
      rateRules(path.rates);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  /** Prices of several versions are changed on the rate card. */
  protected readonly hasVersions = computed(
    () => this.source.hasValue() && (this.source.value().engagement?.rateVersions ?? 0) > 1,
  );
  private readonly clientCurrencies = new Map<string, string>();
  protected readonly currency = computed(() => {
    const { clientId, currency } = this.model();
    const client = this.source.value()?.client?.currency ?? this.clientCurrencies.get(clientId);
    return currency || (client ?? this.session.me()!.firm.baseCurrency);
  });
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected readonly searchClients = async (q: string): Promise<Choice[]> => {
    const { items } = await this.api.invoke(clientsList, { q: q || undefined, perPage: CHOICES });
    for (const { id, currency } of items) this.clientCurrencies.set(id, currency);
    return items.map(({ id, name, currency }) => ({ id, label: name, note: currency }));
  };

  private async save(): Promise<void> {
    const before = this.source.value()?.engagement;
    const { clientId, currency, budget, budgetHours, lines, rates, ...rest } = this.model();
    const terms = {
      ...rest,
      ...bodyOfPlan(rest),
      lines: lines.map((line) => bodyOfLine({ ...line, title: line.title || rest.title })),
      budgetHours: budgetHours.trim() ? typedDecimal(budgetHours) : null,
      currency: currency || undefined,
      budget: budget.trim() ? typedDecimal(budget) : null,
      rates: this.permissions.can(P.RateRead) && !this.hasVersions() ? rates.map(bodyOfRate) : undefined,
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
    ...planOf(engagement),
    currency: engagement?.currency ?? '',
    budget: engagement?.budget ?? '',
    budgetHours: engagement?.budgetHours ?? '',
    lines: engagement?.lines.map(modelOfLine) ?? [{ ...EMPTY_LINE }],
    rates: (engagement?.rates ?? []).map(({ role, hourlyRate }) => ({ role, hourlyRate })),
  };
}
