import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import { prospectsConvert } from '#libs/api-client/fn/crm/prospects-convert';
import { prospectsGet } from '#libs/api-client/fn/crm/prospects-get';
import type { ProspectDto } from '#libs/api-client/models/prospect-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { newIdempotencyKey } from '../../core/idempotency';
import { Invalidation } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';

const CHOICES = 20;

/** Won: a prospect becomes a client, a new one or one that is there. */
@Component({
  selector: 'app-convert-form',
  imports: [
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
  templateUrl: './convert-form.html',
})
export class ConvertForm {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly can = inject(Permissions).can;

  readonly id = input.required<string>();

  protected readonly prospect = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.invoke(prospectsGet, { id }),
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() =>
    this.modelOf(this.prospect.hasValue() ? this.prospect.value() : null),
  );
  protected readonly isNew = computed(() => !this.model().clientId);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name, { when: () => this.isNew() });
      maxLength(path.name, LIMITS.nameLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();

  /** Whether the prospect names somebody who could be a contact. */
  protected offersContact({ person, email }: ProspectDto): boolean {
    return !!person && !!email && this.can(P.PortalManage);
  }

  protected readonly searchClients = async (q: string): Promise<Choice[]> => {
    const { items } = await this.api.invoke(clientsList, { q: q || undefined, perPage: CHOICES });
    return items.map(({ id, name, currency }) => ({ id, label: name, note: currency }));
  };

  private modelOf(prospect: ProspectDto | null) {
    const withContact = !!prospect && this.offersContact(prospect);
    return { clientId: prospect?.clientId ?? '', name: prospect?.company ?? '', withContact };
  }

  private async save(): Promise<void> {
    const { clientId, name, withContact } = this.model();
    const body = { withContact, ...(clientId ? { clientId } : { name }) };
    const id = this.id();
    const won = await this.api.invoke(prospectsConvert, { id, body, 'Idempotency-Key': this.key });
    this.invalidation.invalidate('pipeline', 'prospects', `prospect:${id}`, 'clients');
    await this.router.navigate(this.can(P.ClientRead) ? ['/clients', won.clientId] : ['/pipeline', id]);
  }
}
