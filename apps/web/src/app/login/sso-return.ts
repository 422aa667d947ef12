import { Location } from '@angular/common';
import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { linkedSignInsFinish } from '#libs/api-client/fn/account/linked-sign-ins-finish';
import type { MfaChallengeDto } from '#libs/api-client/models/mfa-challenge-dto';
import { UiFormError } from '#libs/ui/form';
import { UiPageTitle } from '#libs/ui/page-title';

import { PAGE } from '../core/page';
import { Session } from '../core/session';
import { SingleSignOn } from '../core/single-sign-on';
import { CodeForm } from './code-form';

/** Where a firm's provider leads people back to: signs them in, or links their account to their login here. */
@Component({
  selector: 'app-sso-return',
  imports: [CodeForm, MatButton, RouterLink, UiFormError, UiPageTitle],
  template: `
    <main>
      <div class="card">
        <div class="brand"><img src="favicon.svg" alt="" width="32" height="32" />Votra</div>
        <h1 uiPageTitle i18n>Sign in</h1>
        @if (challenge(); as given) {
          <app-code-form [challenge]="given" (signedIn)="goOn(sso.back())" />
        } @else if (failure()) {
          <ui-form-error [error]="failure()" />
          <a matButton="outlined" [routerLink]="links ? '/account' : '/login'">
            @if (links) {
              <ng-container i18n>Back to your account</ng-container>
            } @else {
              <ng-container i18n>Back to signing in</ng-container>
            }
          </a>
        } @else {
          <p class="ui-muted" role="status" i18n>One moment…</p>
        }
      </div>
    </main>
  `,
  styleUrl: './login.scss',
})
export class SsoReturn {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly sso = inject(SingleSignOn);

  /** which of the firm's providers leads here */
  readonly provider = input.required<string>();

  private readonly answer = inject(PAGE).path().split('?', 2)[1] ?? '';
  /** the state that came back begins with what it was for */
  protected readonly links = new URLSearchParams(this.answer).get('state')?.startsWith('link.') ?? false;
  protected readonly challenge = signal<MfaChallengeDto | null>(null);
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const location = inject(Location);
    queueMicrotask(() => {
      location.replaceState(`/sign-in/${this.provider()}`); // a code is nothing to keep in the history
      void this.finish();
    });
  }

  protected goOn(to: string): Promise<boolean> {
    return this.router.navigateByUrl(to, { replaceUrl: true });
  }

  private async finish(): Promise<void> {
    const body = { providerId: this.provider(), answer: this.answer || '-' };
    try {
      if (this.links) await this.link(body);
      else await this.signIn(body);
    } catch (error) {
      this.failure.set(error);
    }
  }

  private async link(body: { providerId: string; answer: string }): Promise<void> {
    await this.session.start();
    await this.api.invoke(linkedSignInsFinish, { body });
    await this.session.renew(); // it may be the second factor that was missing
    await this.goOn('/account');
  }

  private async signIn(body: { providerId: string; answer: string }): Promise<void> {
    this.challenge.set(await this.session.signInBySso(body));
    if (!this.challenge()) await this.goOn(this.sso.back());
  }
}
