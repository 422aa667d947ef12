import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { email, FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { leadsCreate } from '#libs/api-client/fn/crm/leads-create';
import { leadsGet } from '#libs/api-client/fn/crm/leads-get';
import { leadsUpdate } from '#libs/api-client/fn/crm/leads-update';
import type { LeadDto } from '#libs/api-client/models/lead-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiPicker } from '#libs/ui/picker';

import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { campaignSearch } from '../campaigns/campaign-search';
import { Duplicates, type Typed } from '../duplicates/duplicates';
import { memberSearch } from '../projects/member-search';

/** A new lead, or the edit of one. */
@Component({
  selector: 'app-lead-form',
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
  templateUrl: './lead-form.html',
})
export class LeadForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly me = inject(Session).me;

  /** left out for a new lead */
  readonly id = input<string>();

  protected readonly lead = resource({
    params: () => ({ id: this.id() }),
    loader: async ({ params: { id } }) => (id ? this.api.invoke(leadsGet, { id }) : null),
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => this.modelOf(this.lead.hasValue() ? this.lead.value() : null));
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.company);
      maxLength(path.company, LIMITS.nameLength);
      email(path.email);
      maxLength(path.note, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  protected readonly backLabel = $localize`Leads`;
  protected readonly searchMembers = memberSearch();
  protected readonly searchCampaigns = campaignSearch();
  protected readonly myName = this.me()?.user.name ?? '';
  protected readonly typed = computed((): Typed => {
    const { company, email: mail, phone } = this.model();
    return { company, email: mail, phone, leadId: this.id() };
  });
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private modelOf(lead: LeadDto | null) {
    const { company = '', person = '', email: mail = '', phone = '', source = '', note = '' } = lead ?? {};
    const ownerId = (lead ? lead.ownerId : this.me()?.membership?.id) ?? '';
    const campaignId = lead?.campaignId ?? '';
    return { company, person, email: mail, phone, source, campaignId, note, ownerId };
  }

  private async save(): Promise<void> {
    const before = this.lead.value();
    const { ownerId, campaignId, ...facts } = this.model();
    const body = { ...facts, ownerId: ownerId || null, campaignId: campaignId || null };
    const { id } = before
      ? await this.api.invoke(leadsUpdate, { id: before.id, body, ...ifMatch(before) })
      : await this.api.invoke(leadsCreate, { 'Idempotency-Key': this.key, body });
    this.saved = true;
    this.invalidation.invalidate('leads', `lead:${id}`, 'campaigns');
    await this.router.navigate(['/leads', id]);
  }
}
