import { Component, computed, inject, input } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalSignaturesDecline } from '#libs/api-client/fn/portal/portal-signatures-decline';
import { portalSignaturesDocument } from '#libs/api-client/fn/portal/portal-signatures-document';
import { portalSignaturesLook } from '#libs/api-client/fn/portal/portal-signatures-look';
import { portalSignaturesSendCode } from '#libs/api-client/fn/portal/portal-signatures-send-code';
import { portalSignaturesSign } from '#libs/api-client/fn/portal/portal-signatures-sign';

import type { SigningDesk } from '../../signing/signing-desk';
import { SigningRoom } from '../../signing/signing-room';

/** A document that the portal user is asked to sign. */
@Component({
  selector: 'portal-sign-page',
  imports: [SigningRoom],
  template: `
    <div class="ui-page ui-page-narrow">
      <app-signing-room [desk]="desk()" />
    </div>
  `,
})
export class SignPage {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly desk = computed((): SigningDesk => {
    const id = this.id();
    return {
      look: () => this.api.invoke(portalSignaturesLook, { id }),
      document: () => this.api.invoke(portalSignaturesDocument, { id }),
      sendCode: () => this.api.invoke(portalSignaturesSendCode, { id }),
      sign: (body) => this.api.invoke(portalSignaturesSign, { id, body }),
      decline: (reason) => this.api.invoke(portalSignaturesDecline, { id, body: { reason } }),
    };
  });
}
