import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { UiDuration } from '#libs/ui/duration';
import { UiControl, UiField } from '#libs/ui/field';
import { Formats } from '#libs/ui/formats';

import { weekdayChoices } from '../../core/firm-choices';

const HOUR = 3_600;

/** What a full-time person works on each day of the week; the sum is what they should log. */
@Component({
  selector: 'app-working-hours',
  imports: [FormField, UiControl, UiDuration, UiField],
  template: `
    <fieldset>
      <legend i18n>Working hours</legend>
      <div class="days">
        @for (day of days(); track day.value) {
          <ui-field [label]="day.label" [field]="field()[day.value - 1]!.hours">
            <input
              uiControl
              type="number"
              step="0.25"
              inputmode="decimal"
              [formField]="field()[day.value - 1]!.hours"
            />
          </ui-field>
        }
      </div>
      <p class="ui-muted">
        <span i18n>A full-time week has</span>&ngsp;<ui-duration [seconds]="sum()" />.&ngsp;<span i18n
          >It is what people should log who have no target of their own.</span
        >
      </p>
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-block-end: 0.5rem;
      padding: 0;
      font-weight: 500;
    }
    .days {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(6rem, 1fr));
      gap: 0.75rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class WorkingHours {
  private readonly formats = inject(Formats);
  /** from Monday to Sunday */
  readonly field = input.required<FieldTree<{ hours: number }[]>>();

  protected readonly days = computed(() => weekdayChoices(this.formats.locale()));
  protected readonly sum = computed(() =>
    this.field()()
      .value()
      .reduce((sum, { hours }) => sum + Math.round((hours || 0) * HOUR), 0),
  );
}
