import { Component, afterNextRender, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { linkedSignInsBegin } from '#libs/api-client/fn/account/linked-sign-ins-begin';
import { linkedSignInsRemove } from '#libs/api-client/fn/account/linked-sign-ins-remove';
import type { LinkedSignInDto } from '#libs/api-client/models/linked-sign-in-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

import { PAGE } from '../core/page';

/** Asks for the password before an account at a provider is linked, there, or removed, here. */
@Component({
  selector: 'app-sign-in-proof',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <form class="ui-form" [formRoot]="form">
      <ui-form-error [error]="failure()" />
      @if (place().linkedAt) {
        <p i18n>Your account at {{ place().name }} will not sign you in any more. Your password does.</p>
      } @else {
        <p i18n>You go to {{ place().name }} to show your account there, and come back.</p>
      }
      <ui-field label="Your password" i18n-label [field]="form.password">
        <input uiControl type="password" autocomplete="current-password" [formField]="form.password" />
      </ui-field>
      <div class="ui-buttons">
        @if (place().linkedAt) {
          <button matButton="filled" class="ui-danger" type="submit" [disabled]="form().submitting()" i18n>
            Remove link
          </button>
        } @else {
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Continue</button>
        }
        <button matButton type="button" (click)="done.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class SignInProof {
  private readonly api = inject(Api);
  private readonly page = inject(PAGE);

  readonly place = input.required<LinkedSignInDto>();
  /** removed, or thought better of */
  readonly done = output();

  private readonly model = signal({ password: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(this.model, (path) => required(path.password), {
    submission: submission(() => this.prove(), this.failure),
  });

  constructor() {
    afterNextRender(() => this.form.password().focusBoundControl());
  }

  private async prove(): Promise<void> {
    const { id, linkedAt } = this.place();
    const { password } = this.model();
    if (linkedAt) {
      await this.api.invoke(linkedSignInsRemove, { id, body: { password } });
      this.done.emit();
    } else {
      const { url } = await this.api.invoke(linkedSignInsBegin, { body: { providerId: id, password } });
      this.page.load(url);
    }
  }
}
