import { Component, computed, effect, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import { prospectsGet } from '#libs/api-client/fn/crm/prospects-get';
import { prospectsList } from '#libs/api-client/fn/crm/prospects-list';
import { proposalTemplatesGet } from '#libs/api-client/fn/proposals/proposal-templates-get';
import { proposalTemplatesList } from '#libs/api-client/fn/proposals/proposal-templates-list';
import { proposalsCount } from '#libs/api-client/fn/proposals/proposals-count';
import { proposalsCreate } from '#libs/api-client/fn/proposals/proposals-create';
import { proposalsGet } from '#libs/api-client/fn/proposals/proposals-get';
import { proposalsTaxCodes } from '#libs/api-client/fn/proposals/proposals-tax-codes';
import { proposalsUpdate } from '#libs/api-client/fn/proposals/proposals-update';
import type { ProposalDto } from '#libs/api-client/models/proposal-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFigure } from '#libs/ui/figure';
import { submission, UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { currencyChoices } from '../../core/currency-choices';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { memberSearch } from '../projects/member-search';
import { lineBody, lineModel, sectionModel } from './blocks-model';
import { BlocksEditor } from './blocks-editor';
import { formModel, headBody } from './proposal-model';

const CHOICES = 20;
const TYPING_MS = 600;

/** A new proposal, or the draft of one. The server counts while one types. */
@Component({
  selector: 'app-proposal-form',
  imports: [
    ...[BlocksEditor, FormField, FormRoot, MatButton, RouterLink, UiAsync, UiControl, UiField, UiFigure],
    ...[UiFormError, UiLoaded, UiMoney, UiPageHeader, UiPicker],
  ],
  templateUrl: './proposal-form.html',
})
export class ProposalForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly me = inject(Session).me;

  /** left out for a new one */
  readonly id = input<string>();
  /** whom a new one is for, chosen beforehand */
  readonly prospectId = input<string>();
  readonly clientId = input<string>();

  protected readonly currencies = currencyChoices();
  protected readonly myName = this.me()?.user.name ?? '';
  protected readonly searchMembers = memberSearch();
  protected readonly source = resource({
    params: () => ({ id: this.id(), prospectId: this.prospectId(), clientId: this.clientId() }),
    loader: async ({ params: { id, prospectId, clientId } }) => {
      const [proposal, prospect, client, taxCodes, templates] = await Promise.all([
        id ? this.api.invoke(proposalsGet, { id }) : null,
        prospectId ? this.api.invoke(prospectsGet, { id: prospectId }) : null,
        clientId ? this.api.invoke(clientsGet, { id: clientId }) : null,
        this.api.invoke(proposalsTaxCodes),
        this.api.invoke(proposalTemplatesList, { perPage: LIMITS.perPageMax }),
      ]);
      return { proposal, prospect, client, taxCodes, templates: templates.items };
    },
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => {
    const {
      proposal = null,
      prospect = null,
      client = null,
    } = this.source.hasValue() ? this.source.value() : {};
    const currency = prospect?.currency ?? client?.currency ?? this.me()?.firm.baseCurrency ?? '';
    const start = { currency, ownerId: this.me()?.membership?.id ?? '', title: prospect?.name ?? '' };
    return formModel(proposal, { ...start, prospectId: prospect?.id ?? '', clientId: client?.id ?? '' });
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.title);
      maxLength(path.title, LIMITS.nameLength);
      required(path.currency);
      required(path.validUntil, { when: () => this.id() !== undefined });
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly counted = signal<string>('');
  protected readonly totals = resource({
    params: () => this.counted() || undefined,
    loader: ({ params }) => this.api.invoke(proposalsCount, { body: JSON.parse(params) as never }),
  });
  protected readonly shownTotals = computed(() => (this.totals.hasValue() ? this.totals.value() : null));
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
    effect((onCleanup) => {
      const { currency, lines, ...typed } = this.model();
      const { discountKind, discountValue } = headBody({ ...typed, currency, lines });
      const body = { currency, discountKind, discountValue, lines: lines.map(lineBody) };
      const timer = setTimeout(() => this.counted.set(currency ? JSON.stringify(body) : ''), TYPING_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected readonly searchProspects = async (q: string): Promise<Choice[]> => {
    const { items } = await this.api.invoke(prospectsList, { q: q || undefined, perPage: CHOICES });
    return items.map(({ id, name, company }) => ({ id, label: name, note: company }));
  };

  protected readonly searchClients = async (q: string): Promise<Choice[]> => {
    const { items } = await this.api.invoke(clientsList, { q: q || undefined, perPage: CHOICES });
    return items.map(({ id, name, currency }) => ({ id, label: name, note: currency }));
  };

  /** Adds what a template has below what is there. */
  protected async take(id: string): Promise<void> {
    if (!id) return;
    const { sections, lines } = await this.api.invoke(proposalTemplatesGet, { id });
    this.model.update((model) => ({
      ...model,
      sections: [...model.sections, ...sections.map(({ title, body }) => sectionModel({ title, body }))],
      lines: [...model.lines, ...lines.map((line) => ({ ...lineModel(line), key: newIdempotencyKey() }))],
    }));
    this.form.sections().markAsDirty();
  }

  protected backOf(proposal: ProposalDto | null) {
    if (!proposal) return { label: $localize`Proposals`, link: ['/proposals'] };
    return { label: proposal.number, link: ['/proposals', proposal.id] };
  }

  private async save(): Promise<void> {
    const before = this.source.value()?.proposal;
    const model = this.model();
    const { sections, prospectId, clientId } = model;
    const body = { ...headBody(model), sections, lines: model.lines.map(lineBody) };
    const { id } = before
      ? await this.api.invoke(proposalsUpdate, { id: before.id, body, ...ifMatch(before) })
      : await this.api.invoke(proposalsCreate, {
          'Idempotency-Key': this.key,
          body: { ...body, prospectId: prospectId || undefined, clientId: clientId || undefined },
        });
    this.saved = true;
    this.invalidation.invalidate('proposals', `proposal:${id}`);
    await this.router.navigate(['/proposals', id]);
  }
}
