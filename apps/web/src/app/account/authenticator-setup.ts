import { Component, Injector, afterNextRender, computed, inject, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { authenticatorsBegin } from '#libs/api-client/fn/account/authenticators-begin';
import { authenticatorsConfirm } from '#libs/api-client/fn/account/authenticators-confirm';
import type { AuthenticatorSetupDto } from '#libs/api-client/models/authenticator-setup-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

/** The password first, then the picture to scan and the app's first code. */
@Component({
  selector: 'app-authenticator-setup',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  templateUrl: './authenticator-setup.html',
  styleUrl: './authenticator-setup.scss',
})
export class AuthenticatorSetup {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);

  /** with the recovery codes */
  readonly confirmed = output<readonly string[]>();
  readonly cancelled = output();

  protected readonly failure = signal<unknown>(null);
  protected readonly setup = signal<AuthenticatorSetupDto | null>(null);
  protected readonly picture = computed(
    () => `data:image/svg+xml,${encodeURIComponent(this.setup()?.qr ?? '')}`,
  );
  /** in groups of four, as people copy it */
  protected readonly secret = computed(() => this.setup()?.secret.match(/.{4}/g)?.join(' ') ?? '');

  private readonly proof = signal({ password: '' });
  protected readonly proofForm = form(this.proof, (path) => required(path.password), {
    submission: submission(() => this.begin(), this.failure),
  });
  private readonly first = signal({ code: '' });
  protected readonly codeForm = form(this.first, (path) => required(path.code), {
    submission: submission(() => this.confirm(), this.failure),
  });

  constructor() {
    afterNextRender(() => this.proofForm.password().focusBoundControl());
  }

  private async begin(): Promise<void> {
    this.setup.set(await this.api.invoke(authenticatorsBegin, { body: this.proof() }));
    afterNextRender(() => this.codeForm.code().focusBoundControl(), { injector: this.injector });
  }

  private async confirm(): Promise<void> {
    const { codes } = await this.api.invoke(authenticatorsConfirm, { body: this.first() });
    this.confirmed.emit(codes);
  }
}
