import { Component, Injector, afterNextRender, inject, signal } from '@angular/core';
import { FormField, FormRoot, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { emailChangesRequest } from '#libs/api-client/fn/account/email-changes-request';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';

const EMPTY = { newEmail: '', password: '' };

/** Asking for another address to sign in with; both addresses confirm it by mail. */
@Component({
  selector: 'app-own-email',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    @if (open()) {
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field
          label="New e-mail address"
          i18n-label
          hint="You confirm it by a link to the new address and by one to the old."
          i18n-hint
          [field]="form.newEmail"
        >
          <input
            uiControl
            type="email"
            autocomplete="email"
            autocapitalize="none"
            spellcheck="false"
            [formField]="form.newEmail"
          />
        </ui-field>
        <ui-field label="Your password" i18n-label [field]="form.password">
          <input uiControl type="password" autocomplete="current-password" [formField]="form.password" />
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Send links</button>
          <button matButton type="button" (click)="close()" i18n>Cancel</button>
        </div>
      </form>
    } @else {
      <div class="ui-stack">
        <div role="status">
          @if (asked(); as address) {
            <ng-container i18n>
              Two mails are on their way, to {{ address }} and to your present address. Confirm both within 24
              hours.
            </ng-container>
          }
        </div>
        <div class="ui-buttons">
          <button matButton="outlined" type="button" (click)="show()" i18n>Change e-mail address</button>
        </div>
      </div>
    }
  `,
})
export class OwnEmail {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);

  protected readonly open = signal(false);
  /** the address that was written to */
  protected readonly asked = signal<string | null>(null);
  private readonly model = signal(EMPTY);
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.newEmail);
      email(path.newEmail);
      required(path.password);
    },
    { submission: submission(() => this.ask(), this.failure) },
  );

  protected show(): void {
    this.open.set(true);
    afterNextRender(() => this.form.newEmail().focusBoundControl(), { injector: this.injector });
  }

  protected close(): void {
    this.open.set(false);
    this.failure.set(null);
    this.form().reset(EMPTY);
  }

  private async ask(): Promise<void> {
    await this.api.invoke(emailChangesRequest, { body: this.model() });
    this.asked.set(this.model().newEmail);
    this.close();
  }
}
