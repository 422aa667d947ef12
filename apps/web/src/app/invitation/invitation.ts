import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, minLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { invitationsAccept } from '#libs/api-client/fn/auth/invitations-accept';
import { invitationsLook } from '#libs/api-client/fn/auth/invitations-look';
import type { MfaChallengeDto } from '#libs/api-client/models/mfa-challenge-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageTitle } from '#libs/ui/page-title';

import { Session } from '../core/session';
import { CodeForm } from '../login/code-form';
import { PASSWORD_HINT } from '../login/password-hint';
import { SsoButtons } from '../login/sso-buttons';

/** Who invites one to what; a name and a password, or the password one has, and one is in. */
@Component({
  selector: 'app-invitation',
  imports: [
    CodeForm,
    FormField,
    FormRoot,
    MatButton,
    RouterLink,
    SsoButtons,
    UiControl,
    UiField,
    UiFormError,
    UiPageTitle,
  ],
  templateUrl: './invitation.html',
  styleUrls: ['../login/login.scss', './invitation.scss'],
})
export class InvitationPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  /** in the fragment, which no server sees */
  protected readonly token =
    new URLSearchParams(inject(ActivatedRoute).snapshot.fragment ?? '').get('token') ?? '-';

  protected readonly invitation = resource({
    loader: () => this.api.invoke(invitationsLook, { body: { token: this.token } }),
  });
  private readonly invited = computed(() => (this.invitation.hasValue() ? this.invitation.value() : null));
  private readonly model = linkedSignal(() => ({
    name: this.invited()?.name ?? '',
    newPassword: '',
    password: '',
  }));
  /** set once one has joined and a code is asked for to sign in */
  protected readonly challenge = signal<MfaChallengeDto | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      const isNew = () => !this.invited()?.hasLogin;
      required(path.name, { when: isNew });
      maxLength(path.name, LIMITS.nameLength);
      required(path.newPassword, { when: isNew });
      minLength(path.newPassword, () => (isNew() ? LIMITS.passwordMin : 0));
      required(path.password, { when: () => !isNew() });
    },
    { submission: submission(() => this.accept(), this.failure) },
  );
  protected readonly passwordHint = PASSWORD_HINT;

  private async accept(): Promise<void> {
    const { name, newPassword, password } = this.model();
    const { token } = this;
    const proof = this.invited()?.hasLogin ? { password } : { name, newPassword };
    const { email, firmId, clientId } = await this.api.invoke(invitationsAccept, {
      body: { token, ...proof },
    });
    try {
      this.challenge.set(
        await this.session.signIn({
          ...{ email, firmId, ...(clientId ? { clientId } : {}) },
          password: proof.password ?? newPassword,
        }),
      );
    } catch {
      // accepted all the same: the sign-in page is where one goes on
    }
    if (!this.challenge()) await this.goOn();
  }

  protected goOn(): Promise<boolean> {
    return this.router.navigateByUrl('/', { replaceUrl: true });
  }
}
