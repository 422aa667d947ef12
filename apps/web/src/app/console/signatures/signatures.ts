import { Component, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { P, type SignatureSubject } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { signatureRequestsDownload } from '#libs/api-client/fn/signing/signature-requests-download';
import { signatureRequestsList } from '#libs/api-client/fn/signing/signature-requests-list';
import { signatureRequestsRemind } from '#libs/api-client/fn/signing/signature-requests-remind';
import { signatureRequestsVoid } from '#libs/api-client/fn/signing/signature-requests-void';
import type { SignatureRequestDto } from '#libs/api-client/models/signature-request-dto';
import { UiActions } from '#libs/ui/actions';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { Downloads } from '#libs/ui/download';
import { UiFormError } from '#libs/ui/form';
import { UiStatus } from '#libs/ui/status';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { SIGNATURE_LOOKS, SIGNER_LOOKS } from '../../signing/signing-words';
import { DEED_WORDS } from './deed-words';

/** Where the signing of a document stands: who signed, who is waited for, what happened. Nothing until it was sent. */
@Component({
  selector: 'app-signatures',
  imports: [MatButton, UiActions, UiDate, UiFormError, UiStatus],
  templateUrl: './signatures.html',
  styleUrl: './signatures.scss',
})
export class Signatures {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly downloads = inject(Downloads);
  private readonly can = inject(Permissions).can;

  readonly subjectType = input.required<SignatureSubject>();
  readonly subjectId = input.required<string>();

  protected readonly looks = SIGNATURE_LOOKS;
  protected readonly signerLooks = SIGNER_LOOKS;
  protected readonly deeds = DEED_WORDS;
  protected readonly doing = doing();
  protected readonly requests = reloadOn(
    resource({
      params: () => ({ subjectType: this.subjectType(), subjectId: this.subjectId() }),
      loader: ({ params }) => this.api.invoke(signatureRequestsList, params),
    }),
    () => `${this.subjectType()}:${this.subjectId()}`,
  );

  protected actionsOf(request: SignatureRequestDto): RowAction[] {
    if (request.status !== 'open' || !this.can(P.SignatureManage)) return [];
    return [
      {
        label: $localize`Remind`,
        icon: 'mail',
        run: () => void this.change(() => this.api.invoke(signatureRequestsRemind, { id: request.id })),
      },
      { label: $localize`Take back`, icon: 'undo', danger: true, run: () => void this.void(request) },
    ];
  }

  protected async download({ id, title }: SignatureRequestDto): Promise<void> {
    await this.doing.run(async () =>
      this.downloads.save(await this.api.invoke(signatureRequestsDownload, { id }), `${title}.pdf`),
    );
  }

  private async void(request: SignatureRequestDto): Promise<void> {
    const reason = await this.dialogs.reason({
      heading: $localize`Take ${request.title}:title: back?`,
      text: $localize`Nobody can sign it any more. It can be changed and sent again.`,
      label: $localize`Reason`,
      action: $localize`Take back`,
      danger: true,
    });
    const seen = { id: request.id, ...ifMatch(request), body: { reason: reason ?? '' } };
    if (reason !== null) await this.change(() => this.api.invoke(signatureRequestsVoid, seen));
  }

  private async change(work: () => Promise<unknown>): Promise<void> {
    await this.doing.run(work, `${this.subjectType()}s`, `${this.subjectType()}:${this.subjectId()}`);
  }
}
