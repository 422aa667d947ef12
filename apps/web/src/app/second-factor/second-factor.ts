import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { linkedSignInsList } from '#libs/api-client/fn/account/linked-sign-ins-list';
import type { FirmChoiceDto } from '#libs/api-client/models/firm-choice-dto';
import type { LinkedSignInDto } from '#libs/api-client/models/linked-sign-in-dto';
import { UiPageTitle } from '#libs/ui/page-title';

import { AuthenticatorSetup } from '../account/authenticator-setup';
import { PasskeySetup } from '../account/passkey-setup';
import { RecoveryCodes } from '../account/recovery-codes';
import { SignInProof } from '../account/sign-in-proof';
import { ownPath } from '../core/own-path';
import { PasskeyDevices } from '../core/passkey-devices';
import { Session } from '../core/session';

/** For those whose firm asks for a second factor that they have still to set up; then back to where they were going. */
@Component({
  selector: 'app-second-factor',
  imports: [AuthenticatorSetup, MatButton, PasskeySetup, RecoveryCodes, SignInProof, UiPageTitle],
  templateUrl: './second-factor.html',
  styleUrl: '../login/login.scss',
})
export class SecondFactor {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** query parameter: the page that was asked for */
  readonly return = input<string>();

  protected readonly firm = computed(() => this.session.me()?.firm.name);
  protected readonly otherFirms = this.session.otherFirms;
  protected readonly firmName = this.session.nameOf;
  protected readonly withPasskey = inject(PasskeyDevices).supported;
  protected readonly kind = signal<'app' | 'passkey' | null>(null);
  /** of the firm, those whose word counts */
  protected readonly places = resource({
    loader: async () => (await this.api.invoke(linkedSignInsList)).filter((place) => place.isSecondFactor),
  });
  protected readonly chosen = signal<LinkedSignInDto | null>(null);
  protected readonly codes = signal<readonly string[]>([]);

  protected async goOn(): Promise<void> {
    await this.session.renew();
    await this.router.navigateByUrl(ownPath(this.return()) ?? '/');
  }

  protected goTo(firm: FirmChoiceDto): Promise<void> {
    return this.session.goTo(firm);
  }

  protected signOut(): Promise<void> {
    return this.session.signOut();
  }
}
