import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import {
  applyEach,
  email,
  FormField,
  FormRoot,
  form,
  max,
  maxLength,
  min,
  required,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsCreate } from '#libs/api-client/fn/clients/clients-create';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import { clientsUpdate } from '#libs/api-client/fn/clients/clients-update';
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
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { Duplicates, type Typed } from '../duplicates/duplicates';
import { memberSearch } from '../projects/member-search';
import { TaxIdRows } from '../settings/tax-id-rows';
import { AddressRows } from './address-rows';
import { bodyOf, modelOf, NO_TAX_ID } from './client-model';
import { TagField } from './tag-field';

/** A new client, or the edit of one. */
@Component({
  selector: 'app-client-form',
  imports: [
    AddressRows,
    Duplicates,
    FormField,
    FormRoot,
    MatButton,
    RouterLink,
    TagField,
    TaxIdRows,
    UiAsync,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiPicker,
  ],
  templateUrl: './client-form.html',
})
export class ClientForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly session = inject(Session);

  /** left out for a new client */
  readonly id = input<string>();

  protected readonly currencies = currencyChoices();
  protected readonly searchMembers = memberSearch();
  protected readonly NO_TAX_ID = NO_TAX_ID;
  protected readonly client = resource({
    params: () => ({ id: this.id() }),
    loader: async ({ params: { id } }) => (id ? this.api.invoke(clientsGet, { id }) : null),
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() =>
    modelOf(this.client.hasValue() ? this.client.value() : null, this.session.me()?.firm.baseCurrency ?? ''),
  );
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      email(path.email);
      applyEach(path.taxIds, (taxId) => {
        required(taxId.label);
        required(taxId.number);
      });
      applyEach(path.addresses, (address) => {
        required(address.text);
      });
      required(path.paymentTermsDays);
      min(path.paymentTermsDays, 0);
      max(path.paymentTermsDays, 365);
      maxLength(path.internalNote, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly can = inject(Permissions).can;
  protected readonly maySeeDuplicates = computed(() => this.can(P.CrmRead));
  protected readonly typed = computed((): Typed => {
    const { name, email: address, phone, website, taxIds } = this.model();
    const numbers = taxIds.map(({ number }) => number).filter(Boolean);
    return { company: name, email: address, phone, website, taxIds: numbers, clientId: this.id() };
  });
  protected readonly backLabel = $localize`Clients`;
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private async save(): Promise<void> {
    const before = this.client.value();
    const body = bodyOf(this.model());
    const { id } = before
      ? await this.api.invoke(clientsUpdate, { id: before.id, body, ...ifMatch(before) })
      : await this.api.invoke(clientsCreate, { 'Idempotency-Key': this.key, body });
    this.saved = true;
    this.invalidation.invalidate('clients', `client:${id}`);
    await this.router.navigate(['/clients', id]);
  }
}
