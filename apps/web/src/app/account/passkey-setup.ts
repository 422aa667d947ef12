import { Component, afterNextRender, inject, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { passkeysAdd } from '#libs/api-client/fn/account/passkeys-add';
import { passkeysBegin } from '#libs/api-client/fn/account/passkeys-begin';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

import { PasskeyDevices } from '../core/passkey-devices';

/** The password and a name, then the device is asked for a new passkey. */
@Component({
  selector: 'app-passkey-setup',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <form class="ui-form" [formRoot]="form">
      <ui-form-error [error]="failure()" />
      <ui-field label="Your password" i18n-label [field]="form.password">
        <input uiControl type="password" autocomplete="current-password" [formField]="form.password" />
      </ui-field>
      <ui-field
        label="Name of the passkey"
        i18n-label
        hint="Tells it from others, as “Laptop”."
        i18n-hint
        [field]="form.name"
      >
        <input uiControl autocomplete="off" [formField]="form.name" />
      </ui-field>
      <div class="ui-buttons">
        <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Continue</button>
        <button matButton type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class PasskeySetup {
  private readonly api = inject(Api);
  private readonly devices = inject(PasskeyDevices);

  /** with recovery codes, if it is the first second factor */
  readonly added = output<readonly string[]>();
  readonly cancelled = output();

  private readonly model = signal({ password: '', name: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.password);
      required(path.name);
      maxLength(path.name, 60);
    },
    { submission: submission(() => this.add(), this.failure) },
  );

  constructor() {
    afterNextRender(() => this.form.password().focusBoundControl());
  }

  private async add(): Promise<void> {
    const { password, name } = this.model();
    const { challenge, options } = await this.api.invoke(passkeysBegin, { body: { password } });
    const attestation = await this.devices.create(options);
    const { recoveryCodes } = await this.api.invoke(passkeysAdd, { body: { challenge, name, attestation } });
    this.added.emit(recoveryCodes);
  }
}
