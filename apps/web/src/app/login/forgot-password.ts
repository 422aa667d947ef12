import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { passwordResetsForgot } from '#libs/api-client/fn/auth/password-resets-forgot';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';
import { UiPageTitle } from '#libs/ui/page-title';

/** Asks for a mail with a link to choose a new password; says the same for every address. */
@Component({
  selector: 'app-forgot-password',
  imports: [FormField, FormRoot, MatButton, RouterLink, UiControl, UiField, UiFormError, UiPageTitle],
  templateUrl: './forgot-password.html',
  styleUrl: './login.scss',
})
export class ForgotPassword {
  private readonly api = inject(Api);

  private readonly model = signal({ email: '' });
  /** the address that was written to */
  protected readonly asked = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.email);
      email(path.email);
    },
    { submission: submission(() => this.ask(), this.failure) },
  );

  private async ask(): Promise<void> {
    await this.api.invoke(passwordResetsForgot, { body: this.model() });
    this.asked.set(this.model().email);
  }
}
