import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { timeEntriesSetRate } from '#libs/api-client/fn/time/time-entries-set-rate';
import type { EntryRateDto } from '#libs/api-client/models/entry-rate-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';

import { ifMatch } from '../../core/if-match';
import { typedDecimal } from '../../core/typed-decimal';

const EMPTY = { take: 'other', hourlyRate: '', reason: '' };

/** Another rate for one entry, or that of the rate cards again, with the reason that the audit log keeps. */
@Component({
  selector: 'app-rate-form',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <form class="ui-form" [formRoot]="form">
      <ui-form-error [error]="failure()" />
      @if (overridden()) {
        <ui-field label="Take" i18n-label [field]="form.take">
          <select uiControl [formField]="form.take">
            <option value="other" i18n>Another rate</option>
            <option value="card">{{ card() }}</option>
          </select>
        </ui-field>
      }
      @if (other()) {
        <ui-field [label]="rateLabel()" [field]="form.hourlyRate">
          <input uiControl inputmode="decimal" autocomplete="off" [formField]="form.hourlyRate" />
        </ui-field>
      }
      <ui-field
        label="Reason"
        i18n-label
        hint="Stays with the entry and in the audit log."
        i18n-hint
        [field]="form.reason"
      >
        <input uiControl autocomplete="off" [formField]="form.reason" />
      </ui-field>
      <div class="ui-buttons">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Change rate</button>
      </div>
    </form>
  `,
})
export class RateForm {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  readonly entry = input.required<{ readonly id: string; readonly version: number }>();
  readonly rate = input.required<EntryRateDto>();
  readonly done = output();

  protected readonly overridden = computed(() => this.rate().rateSource === 'override');
  protected readonly rateLabel = computed(() => $localize`Rate an hour in ${this.rate().currency}:currency:`);
  protected readonly card = computed(() => {
    const { cardRate, currency } = this.rate();
    if (cardRate === null) return $localize`What the rate cards say: no rate`;
    const rate = `${this.formats.money(cardRate, currency)} ${currency}`;
    return $localize`The rate of the rate cards, ${rate}:rate:`;
  });
  /** What was typed for one entry is never sent for the next one in the drawer. */
  private readonly model = linkedSignal({ source: () => this.entry().id, computation: () => EMPTY });
  protected readonly other = computed(() => this.model().take === 'other');
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.hourlyRate, { when: () => this.other() });
      required(path.reason);
      maxLength(path.reason, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const { hourlyRate, reason } = this.model();
    const body = { hourlyRate: this.other() ? typedDecimal(hourlyRate) : null, reason };
    await this.api.invoke(timeEntriesSetRate, { id: this.entry().id, body, ...ifMatch(this.entry()) });
    this.form().reset(EMPTY);
    this.done.emit();
  }
}
