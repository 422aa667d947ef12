import { Component, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, max, maxLength, min, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { today } from '#libs/calendar';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import { contractsCreate } from '#libs/api-client/fn/contracts/contracts-create';
import { contractsGet } from '#libs/api-client/fn/contracts/contracts-get';
import { contractsUpdate } from '#libs/api-client/fn/contracts/contracts-update';
import type { ContractDto } from '#libs/api-client/models/contract-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { currencyChoices } from '../../core/currency-choices';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { typedDecimal } from '../../core/typed-decimal';
import { memberSearch } from '../projects/member-search';
import { KIND_CHOICES } from './contract-words';

const CHOICES = 20;

/** A new contract, or the edit of a draft. */
@Component({
  selector: 'app-contract-form',
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
  templateUrl: './contract-form.html',
})
export class ContractForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly me = inject(Session).me;
  private readonly timeZone = inject(Formats).timeZone;

  /** left out for a new contract */
  readonly id = input<string>();
  /** chooses the client of a new one beforehand */
  readonly clientId = input<string>();

  protected readonly backLabel = $localize`Contracts`;
  protected readonly kinds = KIND_CHOICES;
  protected readonly currencies = currencyChoices();
  protected readonly searchMembers = memberSearch();
  protected readonly myName = this.me()?.user.name ?? '';
  protected readonly source = resource({
    params: () => ({ id: this.id(), clientId: this.clientId() }),
    loader: async ({ params: { id, clientId } }) => ({
      contract: id ? await this.api.invoke(contractsGet, { id }) : null,
      client: clientId ? await this.api.invoke(clientsGet, { id: clientId }) : null,
    }),
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => {
    const { contract = null, client = null } = this.source.hasValue() ? this.source.value() : {};
    return modelOf(contract, {
      clientId: client?.id ?? '',
      startDate: today(this.timeZone()),
      ownerId: this.me()?.membership?.id ?? '',
    });
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.clientId);
      required(path.title);
      maxLength(path.title, LIMITS.nameLength);
      required(path.startDate);
      required(path.ownerId);
      min(path.renewalNoticeDays, 1);
      max(path.renewalNoticeDays, 730);
      validate(path.endDate, (end) =>
        end.value() && end.value() < end.valueOf(path.startDate)
          ? { kind: 'order', message: $localize`The end must not be before the start.` }
          : undefined,
      );
      validate(path.renewalNoticeDays, (days) =>
        days.value() && !days.valueOf(path.endDate)
          ? { kind: 'end', message: $localize`Without an end there is no notice of renewal.` }
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

  protected readonly searchClients = async (q: string): Promise<Choice[]> => {
    const { items } = await this.api.invoke(clientsList, {
      q: q || undefined,
      status: 'active',
      perPage: CHOICES,
    });
    return items.map(({ id, name, currency }) => ({ id, label: name, note: currency }));
  };

  private async save(): Promise<void> {
    const before = this.source.value()?.contract;
    const { clientId, endDate, value, currency, ...rest } = this.model();
    const terms = {
      ...rest,
      endDate: endDate || null,
      value: value.trim() ? typedDecimal(value) : null,
      currency: currency || undefined,
    };
    const { id } = before
      ? await this.api.invoke(contractsUpdate, { id: before.id, body: terms, ...ifMatch(before) })
      : await this.api.invoke(contractsCreate, {
          'Idempotency-Key': this.key,
          body: { ...terms, clientId },
        });
    this.saved = true;
    this.invalidation.invalidate('contracts', `contract:${id}`);
    await this.router.navigate(['/contracts', id]);
  }
}

interface Beginning {
  clientId: string;
  startDate: string;
  ownerId: string;
}

function modelOf(contract: ContractDto | null, beginning: Beginning) {
  return {
    clientId: contract?.clientId ?? beginning.clientId,
    kind: contract?.kind ?? 'msa',
    title: contract?.title ?? '',
    startDate: contract?.startDate ?? beginning.startDate,
    endDate: contract?.endDate ?? '',
    renewalNoticeDays: contract?.renewalNoticeDays ?? null,
    value: contract?.value ?? '',
    currency: contract?.currency ?? '',
    ownerId: contract?.ownerId ?? beginning.ownerId,
  };
}
