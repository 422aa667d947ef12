import { Component, afterNextRender, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { passkeysRemove } from '#libs/api-client/fn/account/passkeys-remove';
import type { PasskeyDto } from '#libs/api-client/models/passkey-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

/** Asks for the password before a passkey opens nothing here any more. */
@Component({
  selector: 'app-passkey-removal',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <form class="ui-form" [formRoot]="form">
      <ui-form-error [error]="failure()" />
      <p i18n>
        “{{ passkey().name }}” will not sign you in any more. Remove it from the device as well: it stays
        there.
      </p>
      <ui-field label="Your password" i18n-label [field]="form.password">
        <input uiControl type="password" autocomplete="current-password" [formField]="form.password" />
      </ui-field>
      <div class="ui-buttons">
        <button matButton="filled" class="ui-danger" type="submit" [disabled]="form().submitting()" i18n>
          Remove
        </button>
        <button matButton type="button" (click)="done.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class PasskeyRemoval {
  private readonly api = inject(Api);

  readonly passkey = input.required<PasskeyDto>();
  readonly done = output();

  private readonly model = signal({ password: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(this.model, (path) => required(path.password), {
    submission: submission(() => this.remove(), this.failure),
  });

  constructor() {
    afterNextRender(() => this.form.password().focusBoundControl());
  }

  private async remove(): Promise<void> {
    await this.api.invoke(passkeysRemove, { id: this.passkey().id, body: this.model() });
    this.done.emit();
  }
}
