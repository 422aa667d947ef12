import { Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ApiError } from '#libs/ui/api-error';
import { UiProblem } from '#libs/ui/problem';

import { Connection } from './core/connection';
import { ConnectionBanner } from './core/connection-banner';
import { Session } from './core/session';

/** The page, or what stands there while nobody can say whether the person is signed in. */
@Component({
  selector: 'app-root',
  imports: [ConnectionBanner, RouterOutlet, UiProblem],
  template: `
    <router-outlet />
    @if (waiting()) {
      <main>
        <h1 class="ui-hidden">Votra</h1>
        <ui-problem [error]="unreachable" (retry)="connection.look()" />
      </main>
    } @else {
      <app-connection-banner />
    }
  `,
  styles: `
    main {
      display: grid;
      place-content: center;
      min-block-size: 100dvh;
    }
  `,
})
export class App {
  private readonly session = inject(Session);
  protected readonly connection = inject(Connection);
  protected readonly waiting = computed(() => this.connection.lost() && !this.session.settled());
  protected readonly unreachable = new ApiError(
    0,
    'OFFLINE',
    $localize`The server cannot be reached. This page goes on by itself as soon as it answers.`,
  );
}
