import { Component, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { memberSessionsEnd } from '#libs/api-client/fn/members/member-sessions-end';
import { memberSessionsEndAll } from '#libs/api-client/fn/members/member-sessions-end-all';
import { memberSessionsList } from '#libs/api-client/fn/members/member-sessions-list';
import type { LiveSessionDto } from '#libs/api-client/models/live-session-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiFormError } from '#libs/ui/form';

import { doing } from '../../core/doing';
import { reloadOn } from '../../core/invalidation';

/** Where somebody is signed in to this firm; one or all can be ended, at once. */
@Component({
  selector: 'app-person-sessions',
  imports: [MatButton, UiAsync, UiDate, UiFormError, UiLoaded, UiNone],
  template: `
    <ui-form-error [error]="doing.failure()" />
    <ui-async shape="figures">
      <ng-template [uiLoaded]="sessions" let-sessions>
        <ul>
          @for (session of sessions; track session.id) {
            <li>
              <div>
                <div>{{ deviceOf(session) }}</div>
                <div class="ui-muted">
                  {{ session.ip }} · <span i18n>last used</span>&ngsp;<ui-date [at]="session.lastUsedAt" />
                </div>
              </div>
              @if (session.current) {
                <span class="ui-muted" i18n>this one</span>
              } @else {
                <button
                  matButton
                  type="button"
                  [attr.aria-label]="endLabel(session)"
                  (click)="end(session.id)"
                  i18n
                >
                  End
                </button>
              }
            </li>
          }
        </ul>
        @if (others(sessions) > 1) {
          <button matButton="outlined" type="button" (click)="end()" i18n>End all</button>
        }
      </ng-template>
      <ng-template uiNone><p class="ui-muted" i18n>Not signed in anywhere.</p></ng-template>
    </ui-async>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.5rem;
      margin: 0 0 0.75rem;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      justify-content: space-between;
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

  protected deviceOf({ browser, system }: LiveSessionDto): string {
    return [browser, system].filter(Boolean).join(', ') || $localize`Unknown device`;
  }

  protected endLabel(session: LiveSessionDto): string {
    return $localize`End ${this.deviceOf(session)}:device:`;
  }

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
