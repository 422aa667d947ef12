import { Component, afterNextRender, booleanAttribute, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { authenticatorsRemove } from '#libs/api-client/fn/account/authenticators-remove';
import { authenticatorsRenewCodes } from '#libs/api-client/fn/account/authenticators-renew-codes';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

/** Password and code, for new recovery codes or for turning the app off. */
@Component({
  selector: 'app-authenticator-proof',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <form class="ui-form" [formRoot]="form">
      <ui-form-error [error]="failure()" />
      <ui-field label="Your password" i18n-label [field]="form.password">
        <input uiControl type="password" autocomplete="current-password" [formField]="form.password" />
      </ui-field>
      @if (asksCode()) {
        <ui-field
          label="Code"
          i18n-label
          hint="Of your authenticator app, or a recovery code."
          i18n-hint
          [field]="form.code"
        >
          <input uiControl autocomplete="one-time-code" [formField]="form.code" />
        </ui-field>
      }
      <div class="ui-buttons">
        <button matButton="filled" type="submit" [disabled]="form().submitting()">
          @if (renews()) {
            <ng-container i18n>Make new recovery codes</ng-container>
          } @else {
            <ng-container i18n>Turn off</ng-container>
          }
        </button>
        <button matButton type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class AuthenticatorProof {
  private readonly api = inject(Api);

  /** new recovery codes; else the app is turned off */
  readonly renews = input(false, { transform: booleanAttribute });
  /** there is an app to show one */
  readonly asksCode = input(true);
  /** with the new recovery codes, if any */
  readonly proven = output<readonly string[]>();
  readonly cancelled = output();

  private readonly model = signal({ password: '', code: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.password);
      required(path.code, { when: () => this.asksCode() });
    },
    { submission: submission(() => this.send(), this.failure) },
  );

  constructor() {
    afterNextRender(() => this.form.password().focusBoundControl());
  }

  private async send(): Promise<void> {
    const body = this.model();
    if (this.renews()) {
      const { password, code } = body;
      const proof = { password, ...(this.asksCode() ? { code } : {}) };
      this.proven.emit((await this.api.invoke(authenticatorsRenewCodes, { body: proof })).codes);
    } else {
      await this.api.invoke(authenticatorsRemove, { body });
      this.proven.emit([]);
    }
  }
}
