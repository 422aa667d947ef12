import { Component, afterNextRender, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

import { Session } from '../core/session';

/** The second step of signing in: the code of the authenticator app, or a recovery code. */
@Component({
  selector: 'app-code-form',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <form class="ui-form" [formRoot]="form">
      <ui-form-error [error]="failure()" />
      <ui-field
        label="Code"
        i18n-label
        hint="Six digits of your authenticator app. Without it, one of your recovery codes."
        i18n-hint
        [field]="form.code"
      >
        <input
          uiControl
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck="false"
          [formField]="form.code"
        />
      </ui-field>
      <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Sign in</button>
    </form>
  `,
  styles: `
    button {
      margin-block-start: 0.25rem;
    }
  `,
})
export class CodeForm {
  private readonly session = inject(Session);

  readonly challenge = input.required<string>();
  readonly signedIn = output();

  private readonly model = signal({ code: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(this.model, (path) => required(path.code), {
    submission: submission(() => this.send(), this.failure),
  });

  constructor() {
    afterNextRender(() => this.form.code().focusBoundControl());
  }

  private async send(): Promise<void> {
    await this.session.answer({ challenge: this.challenge(), ...this.model() });
    this.signedIn.emit();
  }
}
