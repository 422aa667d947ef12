import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { registrationWant } from '#libs/api-client/fn/auth/registration-want';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';
import { UiPageTitle } from '#libs/ui/page-title';

/** Asks for the link. What it says is the same for every address. */
@Component({
  selector: 'app-registration-request',
  imports: [FormField, FormRoot, MatButton, RouterLink, UiControl, UiField, UiFormError, UiPageTitle],
  template: `
    @if (sentTo(); as address) {
      <h1 uiPageTitle i18n>Look into your mail</h1>
      <p role="status" i18n>
        A link to set up your firm is on its way to {{ address }}. It holds for 24 hours.
      </p>
    } @else {
      <h1 uiPageTitle i18n>Set up your firm</h1>
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field label="Your e-mail" i18n-label hint="You sign in with it." i18n-hint [field]="form.email">
          <input uiControl type="email" autocomplete="email" inputmode="email" [formField]="form.email" />
        </ui-field>
        <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Send the link</button>
      </form>
    }
    <a matButton routerLink="/login" i18n>Sign in</a>
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class RegistrationRequest {
  private readonly api = inject(Api);
  private readonly model = signal({ email: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly sentTo = signal('');
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.email);
      email(path.email);
    },
    { submission: submission(() => this.ask(), this.failure) },
  );

  private async ask(): Promise<void> {
    await this.api.invoke(registrationWant, { body: this.model() });
    this.sentTo.set(this.model().email);
  }
}
