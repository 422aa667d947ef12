import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, minLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { passwordResetsReset } from '#libs/api-client/fn/auth/password-resets-reset';
import { ApiError } from '#libs/ui/api-error';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';
import { UiPageTitle } from '#libs/ui/page-title';

import { PASSWORD_HINT } from './password-hint';

/** A new password for the secret in the mailed link. Nobody is signed in by it. */
@Component({
  selector: 'app-reset-password',
  imports: [FormField, FormRoot, MatButton, RouterLink, UiControl, UiField, UiFormError, UiPageTitle],
  templateUrl: './reset-password.html',
  styleUrl: './login.scss',
})
export class ResetPassword {
  private readonly api = inject(Api);
  /** in the fragment, which no server sees */
  private readonly token = new URLSearchParams(inject(ActivatedRoute).snapshot.fragment ?? '').get('token');

  private readonly model = signal({ newPassword: '' });
  protected readonly hint = PASSWORD_HINT;
  protected readonly done = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly ended = computed(() => {
    const failure = this.failure();
    return !this.token || (failure instanceof ApiError && failure.code === 'LINK_ENDED');
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.newPassword);
      minLength(path.newPassword, LIMITS.passwordMin);
      maxLength(path.newPassword, LIMITS.passwordMax);
    },
    { submission: submission(() => this.reset(), this.failure) },
  );

  private async reset(): Promise<void> {
    await this.api.invoke(passwordResetsReset, { body: { token: this.token ?? '', ...this.model() } });
    this.done.set(true);
  }
}
