import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { passkeysList } from '#libs/api-client/fn/account/passkeys-list';
import type { PasskeyDto } from '#libs/api-client/models/passkey-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';

import { Invalidation, reloadOn } from '../core/invalidation';
import { PasskeyDevices } from '../core/passkey-devices';
import { PasskeyList } from './passkey-list';
import { PasskeyRemoval } from './passkey-removal';
import { PasskeyRename } from './passkey-rename';
import { PasskeySetup } from './passkey-setup';
import { RecoveryCodes } from './recovery-codes';

type Step = { kind: 'add' } | { kind: 'rename' | 'remove'; passkey: PasskeyDto };

/** Signing in by a device: one's passkeys, and another one. */
@Component({
  selector: 'app-own-passkeys',
  imports: [
    MatButton,
    PasskeyList,
    PasskeyRemoval,
    PasskeyRename,
    PasskeySetup,
    RecoveryCodes,
    UiAsync,
    UiLoaded,
    UiNone,
  ],
  templateUrl: './own-passkeys.html',
})
export class OwnPasskeys {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);

  protected readonly supported = inject(PasskeyDevices).supported;
  protected readonly passkeys = reloadOn(
    resource({ loader: () => this.api.invoke(passkeysList) }),
    'passkeys',
  );
  protected readonly step = signal<Step | null>(null);
  /** shown until the person says that they are kept */
  protected readonly codes = signal<readonly string[]>([]);

  protected finish(codes: readonly string[] = []): void {
    this.codes.set(codes);
    this.step.set(null);
    this.invalidation.invalidate('passkeys', 'authenticator', 'own-sessions');
  }
}
