import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { signingDecline } from '#libs/api-client/fn/signing/signing-decline';
import { signingDocument } from '#libs/api-client/fn/signing/signing-document';
import { signingLook } from '#libs/api-client/fn/signing/signing-look';
import { signingSendCode } from '#libs/api-client/fn/signing/signing-send-code';
import { signingSign } from '#libs/api-client/fn/signing/signing-sign';

import type { SigningDesk } from './signing-desk';
import { SigningRoom } from './signing-room';

/** Where a mailed link leads: one document to sign, and nothing else. */
@Component({
  selector: 'app-sign-by-link',
  imports: [SigningRoom],
  template: `
    <main>
      <app-signing-room [desk]="desk" />
    </main>
  `,
  styles: `
    main {
      max-inline-size: 46rem;
      margin-inline: auto;
      padding: 1.5rem 1rem 3rem;
    }
  `,
})
export class SignByLink {
  private readonly api = inject(Api);
  /** in the fragment, which no server sees */
  private readonly token =
    new URLSearchParams(inject(ActivatedRoute).snapshot.fragment ?? '').get('token') ?? '-';

  protected readonly desk: SigningDesk = {
    look: () => this.api.invoke(signingLook, { body: { token: this.token } }),
    document: () => this.api.invoke(signingDocument, { body: { token: this.token } }),
    sendCode: () => this.api.invoke(signingSendCode, { body: { token: this.token } }),
    sign: (signature) => this.api.invoke(signingSign, { body: { ...signature, token: this.token } }),
    decline: (reason) => this.api.invoke(signingDecline, { body: { token: this.token, reason } }),
  };
}
