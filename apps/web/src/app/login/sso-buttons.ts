import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SignInOfferDto } from '#libs/api-client/models/sign-in-offer-dto';
import { UiFormError } from '#libs/ui/form';

import { doing } from '../core/doing';
import { SingleSignOn } from '../core/single-sign-on';

/** The firm's providers, each a button that leads there. */
@Component({
  selector: 'app-sso-buttons',
  imports: [MatButton, UiFormError],
  template: `
    <ui-form-error [error]="doing.failure()" />
    @for (offer of offers(); track offer.id) {
      <button matButton="outlined" type="button" (click)="leave(offer)">
        <ng-container i18n>Continue with {{ offer.name }}</ng-container>
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
  `,
})
export class SsoButtons {
  private readonly sso = inject(SingleSignOn);

  readonly firmId = input.required<string>();
  readonly offers = input.required<readonly SignInOfferDto[]>();
  /** the token of an invitation that the account is to accept */
  readonly invitation = input<string>();
  /** the page to come to when signed in */
  readonly back = input<string>();
  protected readonly doing = doing();

  protected leave({ id: providerId }: SignInOfferDto): Promise<boolean> {
    const [firmId, invitation] = [this.firmId(), this.invitation()];
    return this.doing.run(() =>
      this.sso.leave({ firmId, providerId, ...(invitation ? { invitation } : {}) }, this.back()),
    );
  }
}
