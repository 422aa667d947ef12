import { Component, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { MfaChallengeDto } from '#libs/api-client/models/mfa-challenge-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

import { PasskeyDevices } from '../core/passkey-devices';
import { Session } from '../core/session';

/** The second step of signing in: a passkey, the code of the authenticator app, or a recovery code. */
@Component({
  selector: 'app-code-form',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <form class="ui-form" [formRoot]="form">
      <ui-form-error [error]="failure()" />
      @if (passkey()) {
        <button matButton="filled" type="button" (click)="usePasskey()" i18n>Use a passkey</button>
      }
      <ui-field label="Code" i18n-label [hint]="hint()" [field]="form.code">
        <input
          uiControl
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck="false"
          [formField]="form.code"
        />
      </ui-field>
      <button
        [matButton]="passkey() ? 'outlined' : 'filled'"
        type="submit"
        [disabled]="form().submitting()"
        i18n
      >
        Sign in
      </button>
    </form>
  `,
  styles: `
    button {
      margin-block-start: 0.25rem;
    }
  `,
})
export class CodeForm {
  private readonly devices = inject(PasskeyDevices);
  private readonly session = inject(Session);

  readonly challenge = input.required<MfaChallengeDto>();
  readonly signedIn = output();

  protected readonly passkey = computed(() => (this.devices.supported ? this.challenge().passkey : null));
  protected readonly hint = computed(() =>
    this.challenge().app
      ? $localize`Six digits of your authenticator app. Without it, one of your recovery codes.`
      : $localize`One of your recovery codes.`,
  );
  private readonly model = signal({ code: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(this.model, (path) => required(path.code), {
    submission: submission(() => this.send(), this.failure),
  });

  constructor() {
    afterNextRender(() => this.form.code().focusBoundControl());
  }

  protected async usePasskey(): Promise<void> {
    this.failure.set(null);
    try {
      const assertion = await this.devices.ask(this.passkey()!);
      await this.session.answerByPasskey({ challenge: this.challenge().challenge, assertion });
      this.signedIn.emit();
    } catch (error) {
      this.failure.set(error);
    }
  }

  private async send(): Promise<void> {
    await this.session.answer({ challenge: this.challenge().challenge, ...this.model() });
    this.signedIn.emit();
  }
}
