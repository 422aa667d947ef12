import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import { Api } from '#libs/api-client/api';
import { contractsActivate } from '#libs/api-client/fn/contracts/contracts-activate';
import { contractsTerminate } from '#libs/api-client/fn/contracts/contracts-terminate';
import type { ContractDto } from '#libs/api-client/models/contract-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';

import { ifMatch } from '../../core/if-match';

/** The day on which a draft was signed elsewhere, or on which an active contract ends early, and why. */
@Component({
  selector: 'app-contract-day',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="ends() ? endLabel : signLabel" (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        @if (ends()) {
          <ui-field label="Last day" i18n-label [field]="form.day">
            <input uiControl type="date" [formField]="form.day" />
          </ui-field>
          <ui-field label="Reason" i18n-label [field]="form.reason">
            <textarea uiControl rows="4" [formField]="form.reason"></textarea>
          </ui-field>
        } @else {
          <ui-field
            label="Signed on"
            i18n-label
            hint="The day on which the last of both sides signed. The contract holds from now on as it is."
            i18n-hint
            [field]="form.day"
          >
            <input uiControl type="date" [formField]="form.day" />
          </ui-field>
        }
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()">
            {{ ends() ? endLabel : signLabel }}
          </button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class ContractDay {
  private readonly api = inject(Api);
  private readonly timeZone = inject(Formats).timeZone;

  readonly contract = input.required<ContractDto>();
  readonly done = output();
  readonly closed = output();

  protected readonly endLabel = $localize`Terminate contract`;
  protected readonly signLabel = $localize`Record as signed`;
  protected readonly ends = (): boolean => this.contract().status === 'active';
  private readonly model = linkedSignal(() => ({ day: today(this.timeZone()), reason: '' }));
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.day);
      required(path.reason, { when: () => this.ends() });
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const { day, reason } = this.model();
    const seen = { id: this.contract().id, ...ifMatch(this.contract()) };
    if (this.ends())
      await this.api.invoke(contractsTerminate, { ...seen, body: { terminatedOn: day, reason } });
    else await this.api.invoke(contractsActivate, { ...seen, body: { signedOn: day } });
    this.done.emit();
  }
}
