import { Component, afterNextRender, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { passkeysRename } from '#libs/api-client/fn/account/passkeys-rename';
import type { PasskeyDto } from '#libs/api-client/models/passkey-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

/** Another name for a passkey. */
@Component({
  selector: 'app-passkey-rename',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <form class="ui-form" [formRoot]="form">
      <ui-form-error [error]="failure()" />
      <ui-field label="Name of the passkey" i18n-label [field]="form.name">
        <input uiControl autocomplete="off" [formField]="form.name" />
      </ui-field>
      <div class="ui-buttons">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Rename</button>
        <button matButton type="button" (click)="done.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class PasskeyRename {
  private readonly api = inject(Api);

  readonly passkey = input.required<PasskeyDto>();
  readonly done = output();

  private readonly model = linkedSignal(() => ({ name: this.passkey().name }));
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, 60);
    },
    { submission: submission(() => this.rename(), this.failure) },
  );

  constructor() {
    afterNextRender(() => this.form.name().focusBoundControl());
  }

  private async rename(): Promise<void> {
    await this.api.invoke(passkeysRename, { id: this.passkey().id, body: this.model() });
    this.done.emit();
  }
}
