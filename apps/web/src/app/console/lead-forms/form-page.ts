import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { leadFormsChangeKey } from '#libs/api-client/fn/crm/lead-forms-change-key';
import { leadFormsCreate } from '#libs/api-client/fn/crm/lead-forms-create';
import { leadFormsGet } from '#libs/api-client/fn/crm/lead-forms-get';
import { leadFormsRemove } from '#libs/api-client/fn/crm/lead-forms-remove';
import { leadFormsUpdate } from '#libs/api-client/fn/crm/lead-forms-update';
import type { LeadFormDto } from '#libs/api-client/models/lead-form-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiPicker } from '#libs/ui/picker';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { campaignSearch } from '../campaigns/campaign-search';
import { memberSearch } from '../projects/member-search';
import { Timeline } from '../timeline/timeline';
import { FormFieldRows } from './form-field-rows';
import { FormSnippets } from './form-snippets';
import { askedOf, fieldsOf } from './form-words';

/** A form for strangers: what it asks, what becomes of it, and how it gets into a website. */
@Component({
  selector: 'app-form-page',
  imports: [
    ...[
      FormField,
      FormFieldRows,
      FormRoot,
      FormSnippets,
      MatButton,
      RouterLink,
      Timeline,
      UiActions,
      UiAsync,
    ],
    ...[UiControl, UiField, UiFormError, UiLoaded, UiPageHeader, UiPicker],
  ],
  templateUrl: './form-page.html',
})
export class FormPage implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly invalidation = inject(Invalidation);
  private readonly me = inject(Session).me;

  /** left out for a new form */
  readonly id = input<string>();

  protected readonly back = { label: $localize`Forms`, link: '/settings/forms' };
  protected readonly doing = doing();
  protected readonly searchMembers = memberSearch();
  protected readonly searchCampaigns = campaignSearch();
  protected readonly myName = this.me()?.user.name ?? '';
  protected readonly source = reloadOn(
    resource({
      params: () => ({ id: this.id() }),
      loader: async ({ params: { id } }) => (id ? this.api.invoke(leadFormsGet, { id }) : null),
    }),
    () => `lead-form:${this.id() ?? ''}`,
  );
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() =>
    this.modelOf(this.source.hasValue() ? this.source.value() : null),
  );
  protected readonly form = form(
    this.model,
    (path) => {
      for (const line of [path.name, path.heading, path.button]) {
        required(line);
        maxLength(line, LIMITS.nameLength);
      }
      required(path.thanks);
      required(path.ownerId);
      maxLength(path.intro, LIMITS.noteLength);
      maxLength(path.consent, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  protected readonly actions = computed((): RowAction[] => {
    const it = this.source.hasValue() ? this.source.value() : null;
    if (!it) return [];
    const open = () => void window.open(it.url, '_blank', 'noopener');
    const look: RowAction = {
      ...{ label: $localize`Look at it`, icon: 'open_in_new', run: open },
      ...(it.active ? {} : { blocked: $localize`It is switched off.` }),
    };
    const key: RowAction = {
      label: $localize`Change address`,
      icon: 'key',
      run: () => void this.changeKey(it),
    };
    const remove: RowAction = {
      label: $localize`Delete`,
      icon: 'delete',
      danger: true,
      run: () => void this.remove(it),
    };
    return [look, key, ...(it.entries ? [] : [remove])];
  });
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private modelOf(it: LeadFormDto | null) {
    const { intro = '', consent = '', source = '', active = true, origins = [] } = it ?? {};
    return {
      ...{ intro, consent, source, active },
      name: it?.name ?? $localize`Website`,
      heading: it?.heading ?? $localize`Talk to us`,
      fields: askedOf(it?.fields),
      button: it?.button ?? $localize`Send`,
      thanks: it?.thanks ?? $localize`Thank you. We will be in touch.`,
      campaignId: it?.campaignId ?? '',
      ownerId: it?.ownerId ?? this.me()?.membership?.id ?? '',
      origins: origins.join('\n'),
    };
  }

  private async save(): Promise<void> {
    const before = this.source.value();
    const { fields, origins, campaignId, ...facts } = this.model();
    const body = {
      ...facts,
      fields: fieldsOf(fields),
      campaignId: campaignId || null,
      origins: origins.split(/\s+/).filter(Boolean),
    };
    const { id } = before
      ? await this.api.invoke(leadFormsUpdate, { id: before.id, body, ...ifMatch(before) })
      : await this.api.invoke(leadFormsCreate, { 'Idempotency-Key': this.key, body });
    this.saved = true;
    this.invalidation.invalidate('lead-forms', `lead-form:${id}`);
    await this.router.navigate(before ? ['/settings/forms'] : ['/settings/forms', id]);
  }

  private async changeKey(it: LeadFormDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Give ${it.name}:form: another address?`,
      text: $localize`The one of now leads nowhere from then on: change links and websites that have it.`,
      action: $localize`Change address`,
      danger: true,
    });
    if (!sure) return;
    const headers = { 'Idempotency-Key': newIdempotencyKey(), ...ifMatch(it) };
    await this.doing.run(
      () => this.api.invoke(leadFormsChangeKey, { id: it.id, ...headers }),
      `lead-form:${it.id}`,
    );
  }

  private async remove(it: LeadFormDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${it.name}:form:?`,
      text: $localize`Nobody has filled it in.`,
      action: $localize`Delete form`,
      danger: true,
    });
    if (!sure) return;
    const work = () => this.api.invoke(leadFormsRemove, { id: it.id, ...ifMatch(it) });
    if (!(await this.doing.run(work, 'lead-forms'))) return;
    this.saved = true;
    await this.router.navigate(['/settings/forms']);
  }
}
