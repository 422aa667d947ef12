import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { ownAccountEndOtherSessions } from '#libs/api-client/fn/account/own-account-end-other-sessions';
import { ownAccountEndSession } from '#libs/api-client/fn/account/own-account-end-session';
import { ownAccountSessionsList } from '#libs/api-client/fn/account/own-account-sessions-list';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiFormError } from '#libs/ui/form';

import { doing } from '../core/doing';
import { reloadOn } from '../core/invalidation';
import { SessionList } from './session-list';

/** Where one is signed in; sessions one does not know are ended here. */
@Component({
  selector: 'app-own-sessions',
  imports: [MatButton, SessionList, UiAsync, UiFormError, UiLoaded],
  template: `
    <ui-form-error [error]="doing.failure()" />
    <ui-async>
      <ng-template [uiLoaded]="sessions" let-sessions>
        <app-session-list [sessions]="sessions" (sessionEnded)="end($event.id)" />
        @if (sessions.length > 1) {
          <div class="ui-buttons">
            <button matButton="outlined" type="button" (click)="endOthers()" i18n>End all others</button>
          </div>
        }
      </ng-template>
    </ui-async>
  `,
  styles: `
    .ui-buttons {
      margin-block-start: 1rem;
    }
  `,
})
export class OwnSessions {
  private readonly api = inject(Api);
  protected readonly doing = doing();
  protected readonly sessions = reloadOn(
    resource({ loader: () => this.api.invoke(ownAccountSessionsList) }),
    'own-sessions',
  );

  protected end(id: string): Promise<boolean> {
    return this.doing.run(() => this.api.invoke(ownAccountEndSession, { id }), 'own-sessions');
  }

  protected endOthers(): Promise<boolean> {
    return this.doing.run(() => this.api.invoke(ownAccountEndOtherSessions), 'own-sessions');
  }
}
