import { Component, computed, input, model } from '@angular/core';
import type { ProposalLineDto } from '#libs/api-client/models/proposal-line-dto';
import type { ProposalTotalsDto } from '#libs/api-client/models/proposal-totals-dto';
import { isZero, negate } from '#libs/money';
import { UiMoney } from '#libs/ui/money';

import { lineTerms } from './line-terms';

/** The price table: what counts, what may be ticked, and the sums that the server made of it. */
@Component({
  selector: 'app-offer-lines',
  imports: [UiMoney],
  templateUrl: './offer-lines.html',
  styleUrl: './offer-lines.scss',
})
export class OfferLines {
  readonly lines = input.required<readonly ProposalLineDto[]>();
  readonly totals = input.required<ProposalTotalsDto>();
  readonly currency = input.required<string>();
  /** whether optional lines can be ticked now */
  readonly ticks = input(false);
  /** keys of the optional lines that are ticked, or were chosen */
  readonly chosen = model<readonly string[]>([]);

  protected readonly termsOf = lineTerms();
  protected readonly negate = negate;
  protected readonly isZero = isZero;
  protected readonly prices = computed(
    () => new Map(this.totals().lines.map(({ key, price }) => [key, price])),
  );
  protected readonly fixed = computed(() => this.lines().filter(({ isOptional }) => !isOptional));
  protected readonly optional = computed(() => this.lines().filter(({ isOptional }) => isOptional));

  protected toggle(key: string): void {
    const chosen = this.chosen();
    this.chosen.set(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  }
}
