import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { authenticatorsState } from '#libs/api-client/fn/account/authenticators-state';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';

import { Invalidation, reloadOn } from '../core/invalidation';
import { AuthenticatorProof } from './authenticator-proof';
import { AuthenticatorSetup } from './authenticator-setup';
import { RecoveryCodes } from './recovery-codes';

/** Signing in by an authenticator app as well: on, off, and codes for the day when the phone is lost. */
@Component({
  selector: 'app-own-authenticator',
  imports: [AuthenticatorProof, AuthenticatorSetup, MatButton, RecoveryCodes, UiAsync, UiDate, UiLoaded],
  templateUrl: './own-authenticator.html',
})
export class OwnAuthenticator {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);

  protected readonly state = reloadOn(
    resource({ loader: () => this.api.invoke(authenticatorsState) }),
    'authenticator',
  );
  protected readonly step = signal<'set-up' | 'renew' | 'remove' | null>(null);
  /** shown until the person says that they are kept */
  protected readonly codes = signal<readonly string[]>([]);

  protected finish(codes: readonly string[]): void {
    this.codes.set(codes);
    this.step.set(null);
    this.invalidation.invalidate('authenticator', 'own-sessions');
  }
}
