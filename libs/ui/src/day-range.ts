import { Component, inject, input, output } from '@angular/core';
import { fiscalYear, today } from '#libs/calendar';

import { Formats } from './formats';

/** First and last day, `YYYY-MM-DD` or '' for open. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** From one day to another: two native date fields, or a fiscal year at once. `<ui-day-range [days]="view.filters()" (changed)="view.filter($event)" />` */
@Component({
  selector: 'ui-day-range',
  template: `
    <label class="ui-inline">
      <span class="ui-hidden" i18n>Period</span>
      <select #period class="ui-control" (change)="choose(period.value); period.value = ''">
        <option value="" i18n>Period…</option>
        <option value="0" i18n>This fiscal year</option>
        <option value="-1" i18n>Last fiscal year</option>
      </select>
    </label>
    <label class="ui-inline">
      <span i18n>From</span>
      <input
        #from
        class="ui-control"
        type="date"
        [value]="days().from"
        [max]="days().to"
        (change)="changed.emit({ from: from.value })"
      />
    </label>
    <label class="ui-inline">
      <span i18n>to</span>
      <input
        #to
        class="ui-control"
        type="date"
        [value]="days().to"
        [min]="days().from"
        (change)="changed.emit({ to: to.value })"
      />
    </label>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .ui-control {
      border-color: var(--mat-sys-outline-variant);
    }
    @media (max-width: 600px) {
      :host,
      label {
        flex: 1 1 100%;
      }
      span {
        flex: 0 0 2.5rem;
      }
      .ui-control {
        flex: 1;
      }
    }
  `,
})
export class UiDayRange {
  readonly days = input.required<Days>();
  readonly changed = output<Partial<Days>>();
  private readonly formats = inject(Formats);

  /** The fiscal year that lies so many years from the one of today. */
  protected choose(years: string): void {
    const day = today(this.formats.timeZone());
    if (years) this.changed.emit(fiscalYear(day, this.formats.fiscalYearMonth(), Number(years)));
  }
}
