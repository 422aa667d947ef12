import { Component, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { memberSessionsEnd } from '#libs/api-client/fn/members/member-sessions-end';
import { memberSessionsEndAll } from '#libs/api-client/fn/members/member-sessions-end-all';
import { memberSessionsList } from '#libs/api-client/fn/members/member-sessions-list';
import type { LiveSessionDto } from '#libs/api-client/models/live-session-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiFormError } from '#libs/ui/form';

import { doing } from '../../core/doing';
import { reloadOn } from '../../core/invalidation';
import { SessionList } from '../../account/session-list';

/** Where somebody is signed in to this firm; one or all can be ended, at once. */
@Component({
  selector: 'app-person-sessions',
  imports: [MatButton, SessionList, UiAsync, UiFormError, UiLoaded, UiNone],
  template: `
    <ui-form-error [error]="doing.failure()" />
    <ui-async shape="figures">
      <ng-template [uiLoaded]="sessions" let-sessions>
        <app-session-list [sessions]="sessions" (sessionEnded)="end($event.id)" />
        @if (others(sessions) > 1) {
          <button matButton="outlined" type="button" (click)="end()" i18n>End all</button>
        }
      </ng-template>
      <ng-template uiNone><p class="ui-muted" i18n>Not signed in anywhere.</p></ng-template>
    </ui-async>
  `,
  styles: `
    button {
      margin-block-start: 0.75rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class PersonSessions {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly doing = doing();
  protected readonly sessions = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(memberSessionsList, { id }),
    }),
    () => `member:${this.id()}`,
  );

  protected readonly others = (sessions: readonly LiveSessionDto[]): number =>
    sessions.filter(({ current }) => !current).length;

  /** All of them without an id. */
  protected async end(sessionId?: string): Promise<void> {
    const id = this.id();
    const work = () =>
      sessionId
        ? this.api.invoke(memberSessionsEnd, { id, sessionId })
        : this.api.invoke(memberSessionsEndAll, { id });
    await this.doing.run(work, `member:${id}`);
  }
}
