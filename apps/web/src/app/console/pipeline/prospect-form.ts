import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { email, FormField, FormRoot, form, max, maxLength, min, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import { leadsGet } from '#libs/api-client/fn/crm/leads-get';
import { leadsQualify } from '#libs/api-client/fn/crm/leads-qualify';
import { pipelineStagesList } from '#libs/api-client/fn/crm/pipeline-stages-list';
import { prospectsCreate } from '#libs/api-client/fn/crm/prospects-create';
import { prospectsGet } from '#libs/api-client/fn/crm/prospects-get';
import { prospectsUpdate } from '#libs/api-client/fn/crm/prospects-update';
import type { LeadDto } from '#libs/api-client/models/lead-dto';
import type { ProspectDto } from '#libs/api-client/models/prospect-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { currencyChoices } from '../../core/currency-choices';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { campaignSearch } from '../campaigns/campaign-search';
import { Duplicates, type Typed } from '../duplicates/duplicates';
import { memberSearch } from '../projects/member-search';
import { modelOf, termsOf, whoOf } from './prospect-model';

const CHOICES = 20;

/** A new prospect, of a lead or at once, or the edit of one. */
@Component({
  selector: 'app-prospect-form',
  imports: [
    Duplicates,
    FormField,
    FormRoot,
    MatButton,
    RouterLink,
    UiAsync,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiPicker,
  ],
  templateUrl: './prospect-form.html',
})
export class ProspectForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly me = inject(Session).me;

  /** left out for a new prospect */
  readonly id = input<string>();
  /** the lead that becomes one */
  readonly leadId = input<string>();

  protected readonly currencies = currencyChoices();
  protected readonly myName = this.me()?.user.name ?? '';
  protected readonly searchMembers = memberSearch();
  protected readonly searchCampaigns = campaignSearch();
  protected readonly source = resource({
    params: () => ({ id: this.id(), leadId: this.leadId() }),
    loader: async ({ params: { id, leadId } }) => {
      const [prospect, lead, stages] = await Promise.all([
        id ? this.api.invoke(prospectsGet, { id }) : null,
        leadId ? this.api.invoke(leadsGet, { id: leadId }) : null,
        this.api.invoke(pipelineStagesList),
      ]);
      return { prospect, lead, stages: stages.filter(({ kind }) => kind === 'open') };
    },
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => {
    const { prospect = null, lead = null, stages = [] } = this.source.hasValue() ? this.source.value() : {};
    const { firm, membership } = this.me() ?? {};
    return modelOf(prospect, {
      currency: firm?.baseCurrency ?? '',
      ownerId: lead?.ownerId ?? membership?.id ?? '',
      stageId: stages[0]?.id ?? '',
    });
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      required(path.company, { when: () => this.asksWho() && !this.model().clientId });
      required(path.value);
      required(path.ownerId);
      email(path.email);
      min(path.probability, 0);
      max(path.probability, 100);
      maxLength(path.note, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  /** A lead says who it is. */
  protected readonly asksWho = computed(() => !this.leadId());
  protected readonly stageHint = computed(() => {
    const { prospect = null, stages = [] } = this.source.hasValue() ? this.source.value() : {};
    const stage = stages.find(({ id }) => id === (prospect?.stageId ?? this.model().stageId));
    return stage && $localize`Empty takes the stage’s ${stage.probability}:percent: %.`;
  });
  protected readonly typed = computed((): Typed => {
    const { company, email: mail, phone } = this.model();
    return { company, email: mail, phone, prospectId: this.id() };
  });
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

  protected backOf(prospect: ProspectDto | null, lead: LeadDto | null) {
    if (prospect) return { label: prospect.name, link: ['/pipeline', prospect.id] };
    if (lead) return { label: lead.company, link: ['/leads', lead.id] };
    return { label: $localize`Pipeline`, link: ['/pipeline'] };
  }

  private async save(): Promise<void> {
    const { id } = await this.send();
    this.saved = true;
    const tags = [
      'pipeline',
      'prospects',
      `prospect:${id}`,
      'leads',
      `lead:${this.leadId() ?? ''}`,
      'campaigns',
    ];
    this.invalidation.invalidate(...tags);
    await this.router.navigate(['/pipeline', id]);
  }

  private send(): Promise<ProspectDto> {
    const [before, leadId, model, key] = [
      this.source.value()?.prospect,
      this.leadId(),
      this.model(),
      { 'Idempotency-Key': this.key },
    ];
    const terms = termsOf(model);
    const { stageId, clientId } = model;
    const place = { stageId: stageId || undefined, clientId: clientId || undefined };
    if (before) {
      const body = { ...terms, ...whoOf(model) };
      return this.api.invoke(prospectsUpdate, { id: before.id, body, ...ifMatch(before) });
    }
    return leadId
      ? this.api.invoke(leadsQualify, { id: leadId, body: { ...terms, ...place }, ...key })
      : this.api.invoke(prospectsCreate, { body: { ...terms, ...place, ...whoOf(model) }, ...key });
  }
}
