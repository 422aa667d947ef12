import { Component, DOCUMENT, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, pattern, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import type { SigningDto } from '#libs/api-client/models/signing-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiChoice } from '#libs/ui/choice';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { Downloads } from '#libs/ui/download';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import { doing } from '../core/doing';
import type { SigningDesk } from './signing-desk';
import { SIGNATURE_LOOKS, SIGNER_LOOKS } from './signing-words';

/** A document in front of one of its signers: read, agree, get the code, sign; or decline. */
@Component({
  selector: 'app-signing-room',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    UiAsync,
    UiChoice,
    UiControl,
    UiDate,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './signing-room.html',
  styleUrl: './signing-room.scss',
})
export class SigningRoom {
  private readonly dialogs = inject(Dialogs);
  private readonly downloads = inject(Downloads);
  private readonly window = inject(DOCUMENT).defaultView!;

  readonly desk = input.required<SigningDesk>();

  protected readonly looks = SIGNATURE_LOOKS;
  protected readonly signerLooks = SIGNER_LOOKS;
  protected readonly doing = doing();
  protected readonly signing = resource({
    params: () => this.desk(),
    loader: ({ params: desk }) => desk.look(),
  });
  protected readonly codeSent = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => ({ name: '', agreed: false, code: '' }));
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      required(path.code);
      pattern(path.code, /^\d{6}$/, { message: $localize`Six digits, as they stand in the mail.` });
      validate(path.agreed, ({ value }) =>
        value() ? undefined : { kind: 'agreed', message: $localize`One signs only what one agrees to.` },
      );
    },
    { submission: submission(() => this.sign(), this.failure) },
  );
  protected readonly myTurn = computed(() => {
    const seen = this.signing.hasValue() ? this.signing.value() : null;
    return seen?.status === 'open' && seen.me.status === 'invited';
  });

  protected readonly clientWord = $localize`For the client`;
  protected sentHint(email: string): string {
    return $localize`It was sent to ${email}:email: and holds for 10 minutes.`;
  }

  /** Why there is nothing to sign. */
  protected standing({ status, me, firmName }: SigningDto): string {
    if (status === 'completed')
      return $localize`Everybody has signed. The document with its certificate was mailed to you.`;
    if (me.status === 'signed')
      return $localize`You have signed. You get the document by mail as soon as everybody has.`;
    if (status === 'open') return $localize`It is not your turn yet. You get a mail when it is.`;
    if (status === 'declined') return $localize`Somebody declined, so this document is not signed any more.`;
    return $localize`This document cannot be signed any more. Ask ${firmName}:firm: to send it again.`;
  }

  protected async open(seen: SigningDto): Promise<void> {
    await this.doing.run(async () => {
      const pdf = await this.desk().document();
      const shown = this.window.open(URL.createObjectURL(pdf), '_blank');
      if (!shown) this.downloads.save(pdf, `${seen.title}.pdf`); // a browser that opens no tabs
      if (!seen.me.hasRead) this.signing.set({ ...seen, me: { ...seen.me, hasRead: true } });
    });
  }

  protected async save(seen: SigningDto): Promise<void> {
    await this.doing.run(async () => {
      this.downloads.save(await this.desk().document(), `${seen.title}.pdf`);
      if (!seen.me.hasRead) this.signing.set({ ...seen, me: { ...seen.me, hasRead: true } });
    });
  }

  protected async sendCode(): Promise<void> {
    if (await this.doing.run(() => this.desk().sendCode())) this.codeSent.set(true);
  }

  protected async decline({ title }: SigningDto): Promise<void> {
    const reason = await this.dialogs.reason({
      heading: $localize`Decline to sign ${title}:title:?`,
      text: $localize`The sender is told why. Nobody can sign it any more.`,
      label: $localize`Reason`,
      action: $localize`Decline`,
      danger: true,
    });
    if (reason !== null)
      await this.doing.run(async () => this.signing.set(await this.desk().decline(reason)));
  }

  private async sign(): Promise<void> {
    const { name, code } = this.model();
    const { consentSha256 } = this.signing.value()!;
    this.signing.set(await this.desk().sign({ name, code, consentSha256 }));
  }
}
