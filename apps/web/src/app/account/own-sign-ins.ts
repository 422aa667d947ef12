import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { linkedSignInsList } from '#libs/api-client/fn/account/linked-sign-ins-list';
import type { LinkedSignInDto } from '#libs/api-client/models/linked-sign-in-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';

import { Invalidation, reloadOn } from '../core/invalidation';
import { SignInProof } from './sign-in-proof';

/** One's accounts at the firm's providers, which sign one in. */
@Component({
  selector: 'app-own-sign-ins',
  imports: [MatButton, SignInProof, UiAsync, UiDate, UiLoaded, UiNone],
  template: `
    @if (chosen(); as place) {
      <app-sign-in-proof [place]="place" (done)="finish()" />
    } @else {
      <ui-async shape="figures">
        <ng-template [uiLoaded]="places" let-places>
          <ul>
            @for (place of places; track place.id) {
              <li>
                <div>
                  <strong>{{ place.name }}</strong>
                  <div class="ui-muted">
                    @if (place.linkedAt; as at) {
                      @if (place.email) {
                        {{ place.email }} ·
                      }
                      <span i18n>linked <ui-date [at]="at" instantStyle="date" /></span> ·
                      @if (place.lastUsedAt; as at) {
                        <span i18n>last used <ui-date [at]="at" /></span>
                      } @else {
                        <span i18n>never used</span>
                      }
                    } @else {
                      <span i18n>not linked</span>
                    }
                  </div>
                </div>
                <button
                  matButton="outlined"
                  type="button"
                  [attr.aria-label]="label(place)"
                  (click)="chosen.set(place)"
                >
                  @if (place.linkedAt) {
                    <ng-container i18n>Remove link</ng-container>
                  } @else {
                    <ng-container i18n>Link</ng-container>
                  }
                </button>
              </li>
            }
          </ul>
        </ng-template>
        <ng-template uiNone>
          <div class="ui-muted" i18n>
            Your firm has no single sign-on. Whoever manages it can add one in its settings.
          </div>
        </ng-template>
      </ui-async>
    }
  `,
  styleUrl: './session-list.scss',
})
export class OwnSignIns {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);

  protected readonly places = reloadOn(
    resource({ loader: () => this.api.invoke(linkedSignInsList) }),
    'linked-sign-ins',
  );
  protected readonly chosen = signal<LinkedSignInDto | null>(null);

  protected label({ name, linkedAt }: LinkedSignInDto): string {
    return linkedAt ? $localize`Remove link with ${name}:name:` : $localize`Link ${name}:name:`;
  }

  protected finish(): void {
    this.chosen.set(null);
    this.invalidation.invalidate('linked-sign-ins');
  }
}
