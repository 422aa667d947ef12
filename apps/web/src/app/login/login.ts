import {
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { FormField, FormRoot, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { registrationOffer } from '#libs/api-client/fn/auth/registration-offer';
import type { MfaChallengeDto } from '#libs/api-client/models/mfa-challenge-dto';
import { ApiError } from '#libs/ui/api-error';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';
import { UiPageTitle } from '#libs/ui/page-title';

import { ownPath } from '../core/own-path';
import { PASSKEY_CANCELLED, PasskeyDevices } from '../core/passkey-devices';
import { Session } from '../core/session';
import { SingleSignOn } from '../core/single-sign-on';
import { CodeForm } from './code-form';
import { SsoButtons } from './sso-buttons';

/** The door: e-mail and password or a passkey, then back to the page one came for. */
@Component({
  selector: 'app-login',
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
  templateUrl: './login.html',
  styleUrl: './login.scss',
})
export class Login {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly sso = inject(SingleSignOn);
  private readonly router = inject(Router);
  protected readonly devices = inject(PasskeyDevices);

  /** query parameter: the page that asked for signing in */
  readonly return = input<string>();
  /** query parameter: whose sign-in link was opened; it is remembered in this browser */
  readonly firm = input<string>();

  /** whether new firms are taken here */
  protected readonly offer = resource({ loader: () => this.api.invoke(registrationOffer) });
  protected readonly firmId = computed(() => this.firm() ?? this.sso.firm() ?? undefined);
  protected readonly offers = resource({
    params: () => this.firmId(),
    loader: ({ params: firmId }) => this.sso.offers(firmId),
  });
  private readonly credentials = signal({ email: '', password: '' });
  /** set once the password was right and a second factor is asked for */
  protected readonly challenge = signal<MfaChallengeDto | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.credentials,
    (path) => {
      required(path.email);
      email(path.email);
      required(path.password);
    },
    { submission: submission(() => this.signIn(), this.failure) },
  );

  constructor() {
    afterNextRender(() => void this.offerPasskeys());
    inject(DestroyRef).onDestroy(() => void this.devices.cancel());
  }

  protected async byPasskey(): Promise<void> {
    this.failure.set(null);
    try {
      await this.session.signInByPasskey((options) => this.devices.ask(options));
      await this.goOn();
    } catch (error) {
      this.failure.set(error);
    }
  }

  /** In the browser's list below the address; whoever types goes on as always. */
  private async offerPasskeys(): Promise<void> {
    try {
      if (!(await this.devices.autofills())) return;
      await this.session.signInByPasskey((options) => this.devices.ask(options, { autofill: true }));
      await this.goOn();
    } catch (error) {
      if (!(error instanceof ApiError && error.code === PASSKEY_CANCELLED)) this.failure.set(error);
    }
  }

  private async signIn(): Promise<void> {
    const challenge = await this.session.signIn(this.credentials());
    if (challenge) this.challenge.set(challenge);
    else await this.goOn();
  }

  protected goOn(): Promise<boolean> {
    return this.router.navigateByUrl(ownPath(this.return()) ?? '/');
  }
}
