import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, pattern, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { isPositive } from '#libs/money';
import { Api } from '#libs/api-client/api';
import { taxRatesCreate } from '#libs/api-client/fn/finance/tax-rates-create';
import { taxRatesGet } from '#libs/api-client/fn/finance/tax-rates-get';
import { taxRatesList } from '#libs/api-client/fn/finance/tax-rates-list';
import { taxRatesUpdate } from '#libs/api-client/fn/finance/tax-rates-update';
import type { TaxRateDto } from '#libs/api-client/models/tax-rate-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';

import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { typedDecimal } from '../../core/typed-decimal';
import { Timeline } from '../timeline/timeline';
import { TAX_CHOICES } from './tax-words';

/** A rate from a day on, or the correction of one that no issued invoice used. */
@Component({
  selector: 'app-tax-rate-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    RouterLink,
    Timeline,
    UiAsync,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
  ],
  templateUrl: './tax-rate-form.html',
})
export class TaxRateForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);

  /** left out for a new rate */
  readonly id = input<string>();
  /** whose next rate a new one is */
  readonly code = input<string>();

  protected readonly back = { label: $localize`Tax rates`, link: '/tax-rates' };
  protected readonly categories = TAX_CHOICES;
  protected readonly source = resource({
    params: () => ({ id: this.id(), code: this.code() }),
    loader: async ({ params: { id, code } }) => ({
      rate: id ? await this.api.invoke(taxRatesGet, { id }) : null,
      last: code ? await this.lastOf(code) : null,
    }),
  });
  private readonly model = linkedSignal(() => modelOf(this.source.hasValue() ? this.source.value() : {}));
  protected readonly taxed = computed(() => this.model().category === 'S');
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.code);
      pattern(path.code, /^[a-z][a-z0-9_-]*$/, {
        message: $localize`Small letters, digits, hyphens and underscores, as standard.`,
      });
      maxLength(path.code, CODE_LENGTH);
      required(path.name);
      maxLength(path.name, NAME_LENGTH);
      required(path.percent, { when: () => this.taxed() });
      validate(path.percent, ({ value }) =>
        this.taxed() && value() && !isRate(typedDecimal(value()))
          ? { kind: 'percent', message: $localize`Above 0 and below 100, as 19 or 7.7.` }
          : undefined,
      );
      required(path.validFrom);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected lastWords({ percent, validFrom }: TaxRateDto): string {
    const [rate, day] = [this.formats.number(percent), this.formats.date(validFrom)];
    return $localize`${rate}:rate: % since ${day}:day:; the day before this one ends it.`;
  }

  private async lastOf(code: string): Promise<TaxRateDto | null> {
    const { items } = await this.api.invoke(taxRatesList, { code, sort: '-validFrom', perPage: 1 });
    return items[0] ?? null;
  }

  private async save(): Promise<void> {
    const { code, percent, ...rest } = this.model();
    const terms = { ...rest, percent: this.taxed() ? typedDecimal(percent) : '0' };
    const before = this.source.value()?.rate;
    if (before) await this.api.invoke(taxRatesUpdate, { id: before.id, body: terms, ...ifMatch(before) });
    else await this.api.invoke(taxRatesCreate, { 'Idempotency-Key': this.key, body: { ...terms, code } });
    this.saved = true;
    this.invalidation.invalidate('tax-rates', 'invoices');
    await this.router.navigate(['/tax-rates']);
  }
}

const CODE_LENGTH = 30;
const NAME_LENGTH = 60;

const isRate = (text: string): boolean => /^\d{1,2}(\.\d{1,4})?$/.test(text) && isPositive(text);

function modelOf({ rate, last }: { rate?: TaxRateDto | null; last?: TaxRateDto | null }) {
  const { code = '', name = '', category = 'S' } = rate ?? last ?? {};
  return { code, name, category, percent: rate?.percent ?? '', validFrom: rate?.validFrom ?? '' };
}
