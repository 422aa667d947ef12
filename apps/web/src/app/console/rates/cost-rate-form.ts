import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { costRatesCreate } from '#libs/api-client/fn/rates/cost-rates-create';
import { costRatesGet } from '#libs/api-client/fn/rates/cost-rates-get';
import { costRatesUpdate } from '#libs/api-client/fn/rates/cost-rates-update';
import type { CostRateDto } from '#libs/api-client/models/cost-rate-dto';
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
import { typedDecimal } from '../../core/typed-decimal';
import { memberSearch } from '../projects/member-search';

const ROLE_LENGTH = 100;

/** What an hour of somebody costs the firm, from a day on. */
@Component({
  selector: 'app-cost-rate-form',
  imports: [
    ...[FormField, FormRoot, MatButton, RouterLink, UiAsync, UiControl],
    ...[UiField, UiFormError, UiLoaded, UiPageHeader, UiPicker],
  ],
  templateUrl: './cost-rate-form.html',
})
export class CostRateForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);

  /** left out for a new one */
  readonly id = input<string>();

  protected readonly back = { label: $localize`Cost rates`, link: '/rates/costs' };
  protected readonly currencies = currencyChoices();
  protected readonly searchMembers = memberSearch();
  protected readonly source = resource({
    params: () => ({ id: this.id() }),
    loader: async ({ params: { id } }) => ({ cost: id ? await this.api.invoke(costRatesGet, { id }) : null }),
  });
  private readonly model = linkedSignal(() =>
    modelOf(this.source.hasValue() ? this.source.value().cost : null),
  );
  protected readonly ofPerson = computed(() => this.model().who === 'person');
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.membershipId, { when: () => !this.id() && this.ofPerson() });
      required(path.role, { when: () => !this.id() && !this.ofPerson() });
      maxLength(path.role, ROLE_LENGTH);
      required(path.hourlyCost);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private async save(): Promise<void> {
    const { membershipId, role, currency, hourlyCost, effectiveFrom, effectiveTo } = this.model();
    const body = {
      hourlyCost: typedDecimal(hourlyCost),
      ...{ effectiveFrom: effectiveFrom || null, effectiveTo: effectiveTo || null },
      ...(currency ? { currency } : {}),
    };
    const whose = this.ofPerson() ? { membershipId } : { role };
    const before = this.source.value()?.cost;
    if (before) await this.api.invoke(costRatesUpdate, { id: before.id, body, ...ifMatch(before) });
    else await this.api.invoke(costRatesCreate, { 'Idempotency-Key': this.key, body: { ...body, ...whose } });
    this.saved = true;
    this.invalidation.invalidate('cost-rates');
    await this.router.navigate(['/rates/costs']);
  }
}

function modelOf(cost: CostRateDto | null) {
  return {
    who: 'person',
    ...{ membershipId: '', role: '' },
    currency: cost?.currency ?? '',
    hourlyCost: cost?.hourlyCost ?? '',
    effectiveFrom: cost?.effectiveFrom ?? '',
    effectiveTo: cost?.effectiveTo ?? '',
  };
}
