import { Component, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, minLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { ownAccountChangePassword } from '#libs/api-client/fn/account/own-account-change-password';
import { passwordResetsForgot } from '#libs/api-client/fn/auth/password-resets-forgot';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

import { doing } from '../core/doing';
import { Invalidation } from '../core/invalidation';
import { Session } from '../core/session';
import { Toasts } from '../core/toasts';
import { PASSWORD_HINT } from '../login/password-hint';

const EMPTY = { currentPassword: '', newPassword: '', endOtherSessions: true };

/** Changing one's password, which signs out everywhere else unless one wants otherwise; a link to those who have none. */
@Component({
  selector: 'app-own-password',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    @if (open()) {
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <input type="email" autocomplete="username" hidden [value]="email" />
        <ui-field label="Current password" i18n-label [field]="form.currentPassword">
          <input
            uiControl
            type="password"
            autocomplete="current-password"
            [formField]="form.currentPassword"
          />
        </ui-field>
        <ui-field label="New password" i18n-label [hint]="hint" [field]="form.newPassword">
          <input uiControl type="password" autocomplete="new-password" [formField]="form.newPassword" />
        </ui-field>
        <label class="check">
          <input type="checkbox" [formField]="form.endOtherSessions" />
          <span i18n>Sign out on all other devices</span>
        </label>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>
            Change password
          </button>
          <button matButton type="button" (click)="close()" i18n>Cancel</button>
        </div>
      </form>
    } @else if (user()?.hasPassword) {
      <button matButton="outlined" type="button" (click)="show()" i18n>Change password</button>
    } @else {
      <ui-form-error [error]="linking.failure()" />
      <p i18n>You sign in with an account elsewhere and have no password here. Some things ask for one.</p>
      @if (linked()) {
        <p role="status" i18n>
          A link to choose a password is on its way to {{ email }}. It is good for 30 minutes; after it you
          sign in anew.
        </p>
      } @else {
        <button matButton="outlined" type="button" (click)="mailLink()" i18n>
          Mail me a link to choose one
        </button>
      }
    }
  `,
  styleUrl: './own-password.scss',
})
export class OwnPassword {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);
  private readonly invalidation = inject(Invalidation);
  private readonly toasts = inject(Toasts);

  protected readonly user = computed(() => this.session.me()?.user);
  protected readonly email = this.user()?.email ?? '';
  protected readonly linking = doing();
  protected readonly linked = signal(false);
  protected readonly hint = PASSWORD_HINT;
  protected readonly open = signal(false);
  private readonly model = signal(EMPTY);
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.currentPassword);
      required(path.newPassword);
      minLength(path.newPassword, LIMITS.passwordMin);
      maxLength(path.newPassword, LIMITS.passwordMax);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  protected show(): void {
    this.open.set(true);
    afterNextRender(() => this.form.currentPassword().focusBoundControl(), { injector: this.injector });
  }

  /** The same mail as of a forgotten password: whoever reads it there is the person. */
  protected async mailLink(): Promise<void> {
    const ask = () => this.api.invoke(passwordResetsForgot, { body: { email: this.email } });
    this.linked.set(await this.linking.run(ask));
  }

  protected close(): void {
    this.open.set(false);
    this.failure.set(null);
    this.form().reset(EMPTY);
  }

  private async save(): Promise<void> {
    await this.api.invoke(ownAccountChangePassword, { body: this.model() });
    this.invalidation.invalidate('own-sessions');
    this.toasts.show($localize`Your password is changed.`);
    this.close();
  }
}
