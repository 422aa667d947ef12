import { Component, computed, input } from '@angular/core';
import { UiFigure } from '#libs/ui/figure';
import { UiMoney } from '#libs/ui/money';
import type { Tone } from '#libs/ui/status';

import { usedPercent } from './used-percent';

const NEARLY = 80;

/** Budget and how much of it is used, as figures and a bar. */
@Component({
  selector: 'app-budget-figures',
  imports: [UiFigure, UiMoney],
  template: `
    <ui-figure [label]="label()">
      @if (budget(); as amount) {
        <ui-money [amount]="amount" [currency]="currency()" />
      } @else {
        <ng-container i18n>Open-ended</ng-container>
      }
    </ui-figure>
    @if (used(); as value) {
      <ui-figure
        label="Value of billable hours"
        i18n-label
        [note]="share()?.text"
        [tone]="share()?.tone ?? 'neutral'"
      >
        <ui-money [amount]="value" [currency]="currency()" />
      </ui-figure>
    }
    <ng-content />
    @if (share(); as part) {
      <div class="bar" [class]="part.tone" aria-hidden="true">
        <span [style.inline-size.%]="part.width"></span>
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 1rem 2.5rem;
      margin-block-start: 0.75rem;
    }
    .bar {
      flex: 1 0 100%;
      block-size: 0.25rem;
      overflow: hidden;
      border-radius: 0.125rem;
      background: var(--mat-sys-outline-variant);
    }
    .bar span {
      display: block;
      block-size: 100%;
      background: var(--mat-sys-primary);
    }
    .bar.warn span {
      background: var(--ui-warn);
    }
    .bar.bad span {
      background: var(--ui-bad);
    }
  `,
})
export class BudgetFigures {
  readonly currency = input.required<string>();
  readonly budget = input.required<string | null>();
  readonly label = input($localize`Budget`);
  /** null where there is nothing to show, or for those who may not see it */
  readonly used = input.required<string | null>();

  protected readonly share = computed(() => {
    const budget = this.budget();
    const used = this.used();
    if (budget === null || used === null) return null;
    const percent = usedPercent(used, budget);
    const tone: Tone = percent > 100 ? 'bad' : percent >= NEARLY ? 'warn' : 'neutral';
    return { text: $localize`${percent}:percent: % of the budget`, tone, width: Math.min(percent, 100) };
  });
}
