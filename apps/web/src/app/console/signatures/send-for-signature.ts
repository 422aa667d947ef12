import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import {
  applyEach,
  email,
  FormField,
  FormRoot,
  form,
  max,
  maxLength,
  min,
  required,
} from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { addDays, today } from '#libs/calendar';
import { LIMITS, type SignerSide } from '#libs/contracts';
import type { SendForSignatureDto } from '#libs/api-client/models/send-for-signature-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { Session } from '../../core/session';

const MOST_SIGNERS = 10;
const DAYS = 30;

const nobody = (step: number, side: SignerSide = 'client') => ({ side, name: '', email: '', step });

const earlier = (day: string, other: string): string => (day < other ? day : other);

/** Who signs a document in which order, and until when. The page that shows it sends. */
@Component({
  selector: 'app-send-for-signature',
  imports: [FormField, FormRoot, MatButton, MatIconButton, UiControl, UiDrawer, UiField, UiFormError, UiIcon],
  templateUrl: './send-for-signature.html',
  styleUrl: './send-for-signature.scss',
})
export class SendForSignature {
  private readonly me = inject(Session).me;
  private readonly timeZone = inject(Formats).timeZone;

  /** sends; what it throws is shown at its fields */
  readonly send = input.required<(terms: SendForSignatureDto) => Promise<unknown>>();
  /** who signs for the client, as far as known */
  readonly client = input({ name: '', email: '' });
  /** a day after which nobody can sign any more */
  readonly latest = input('9999-12-31');
  readonly done = output();
  readonly closed = output();

  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => ({
    signers: [
      { ...nobody(1), ...this.client() },
      { ...nobody(2, 'firm'), name: this.me()?.user.name ?? '', email: this.me()?.user.email ?? '' },
    ],
    expiresOn: earlier(addDays(today(this.timeZone()), DAYS), this.latest()),
    message: '',
  }));
  protected readonly form = form(
    this.model,
    (path) => {
      applyEach(path.signers, (one) => {
        required(one.name);
        maxLength(one.name, LIMITS.nameLength);
        required(one.email);
        email(one.email);
        required(one.step);
        min(one.step, 1);
        max(one.step, MOST_SIGNERS);
      });
      required(path.expiresOn);
      maxLength(path.message, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  protected readonly mayAdd = (): boolean => this.model().signers.length < MOST_SIGNERS;
  protected readonly mayRemove = (): boolean => this.model().signers.length > 1;

  protected add(): void {
    this.change((signers) => [...signers, nobody(Math.max(...signers.map(({ step }) => step)) + 1)]);
  }

  protected remove(at: number): void {
    this.change((signers) => signers.filter((_, index) => index !== at));
  }

  protected legend(at: number): string {
    return $localize`Signer ${at + 1}:number:`;
  }

  protected removal(at: number): string {
    return $localize`Remove signer ${at + 1}:number:`;
  }

  private change(by: (signers: ReturnType<typeof nobody>[]) => ReturnType<typeof nobody>[]): void {
    this.model.update((model) => ({ ...model, signers: by(model.signers) }));
  }

  private async save(): Promise<void> {
    const { message, ...terms } = this.model();
    await this.send()({ ...terms, ...(message.trim() ? { message } : {}) });
    this.done.emit();
  }
}
