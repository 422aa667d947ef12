import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { emailChangesCancel } from '#libs/api-client/fn/account/email-changes-cancel';
import { emailChangesConfirm } from '#libs/api-client/fn/account/email-changes-confirm';
import { UiFormError } from '#libs/ui/form';
import { UiPageTitle } from '#libs/ui/page-title';

import { doing } from '../core/doing';

/**
 * Where the links of an address change lead: one button confirms or, by the route's data, cancels. A button, because
 * programs that look through mail open links, too.
 */
@Component({
  selector: 'app-email-link',
  imports: [MatButton, RouterLink, UiFormError, UiPageTitle],
  template: `
    <main>
      <div class="card">
        <div class="brand"><img src="favicon.svg" alt="" width="32" height="32" />Votra</div>
        @if (cancels) {
          <h1 uiPageTitle i18n>Keep your old address</h1>
        } @else {
          <h1 uiPageTitle i18n>Confirm your address</h1>
        }
        <ui-form-error [error]="failure()" />
        <div role="status">
          @switch (outcome()) {
            @case ('complete') {
              <ng-container i18n
                >Both addresses have confirmed: sign in with the new one from now on.</ng-container
              >
            }
            @case ('waiting') {
              <ng-container i18n
                >Confirmed. The change holds once the other address has confirmed, too.</ng-container
              >
            }
            @case ('cancelled') {
              <ng-container i18n
                >Your address stays. If it was not you who asked, change your password.</ng-container
              >
            }
          }
        </div>
        @if (outcome()) {
          <a matButton="filled" routerLink="/" i18n>Go to Votra</a>
        } @else if (!failure()) {
          <button matButton="filled" type="button" (click)="go()">
            @if (cancels) {
              <ng-container i18n>Cancel the change</ng-container>
            } @else {
              <ng-container i18n>Confirm</ng-container>
            }
          </button>
        } @else {
          <a matButton="outlined" routerLink="/account" i18n>Go to your account</a>
        }
      </div>
    </main>
  `,
  styleUrl: './login.scss',
})
export class EmailLink {
  private readonly api = inject(Api);
  private readonly route = inject(ActivatedRoute).snapshot;
  /** in the fragment, which no server sees */
  private readonly token = new URLSearchParams(this.route.fragment ?? '').get('token') ?? '-';

  protected readonly cancels = this.route.data['cancels'] === true;
  private readonly doing = doing();
  protected readonly failure = computed(() => this.doing.failure());
  protected readonly outcome = signal<'complete' | 'waiting' | 'cancelled' | null>(null);

  protected go(): Promise<boolean> {
    const body = { token: this.token };
    return this.doing.run(async () => {
      if (this.cancels) {
        await this.api.invoke(emailChangesCancel, { body });
        this.outcome.set('cancelled');
      } else {
        const { complete } = await this.api.invoke(emailChangesConfirm, { body });
        this.outcome.set(complete ? 'complete' : 'waiting');
      }
    });
  }
}
