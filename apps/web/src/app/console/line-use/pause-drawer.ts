import { Component, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { retainerPausesPause } from '#libs/api-client/fn/engagements/retainer-pauses-pause';
import type { LineUseDto } from '#libs/api-client/models/line-use-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

/** Lets a retainer rest from a day to a day. */
@Component({
  selector: 'app-pause-drawer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer label="Pause the retainer" i18n-label (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <p translate="no">{{ line().title }}</p>
        <p class="ui-muted" i18n>
          While it rests there is no fee, and no hours are added. Months that it rests in part have both by
          calendar days; hours brought along wait.
        </p>
        <ui-field label="First day" i18n-label [field]="form.from">
          <input uiControl type="date" [formField]="form.from" />
        </ui-field>
        <ui-field label="Last day" i18n-label [field]="form.to">
          <input uiControl type="date" [min]="form.from().value()" [formField]="form.to" />
        </ui-field>
        <ui-field label="Reason" i18n-label marksOptional [field]="form.reason">
          <textarea uiControl rows="2" [formField]="form.reason"></textarea>
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Pause</button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class PauseDrawer {
  private readonly api = inject(Api);
  readonly engagementId = input.required<string>();
  readonly line = input.required<LineUseDto>();
  readonly done = output();
  readonly closed = output();

  private readonly model = signal({ from: '', to: '', reason: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.from);
      required(path.to);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const body = { ...this.model(), lineId: this.line().id };
    await this.api.invoke(retainerPausesPause, { id: this.engagementId(), body });
    this.done.emit();
  }
}
