import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import { portalUsersList } from '#libs/api-client/fn/portal-users/portal-users-list';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiPerson } from '#libs/ui/person';

import { reloadOn } from '../../core/invalidation';
import { Timeline } from '../timeline/timeline';

/** How to reach and bill a client, who of them signs in, and what happened. */
@Component({
  selector: 'app-client-overview',
  imports: [RouterLink, Timeline, UiAsync, UiCan, UiLoaded, UiNone, UiPerson],
  templateUrl: './client-overview.html',
  styles: `
    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
      gap: 1.25rem;
      align-items: start;
    }
    section {
      display: grid;
      gap: 0.75rem;
    }
    .note {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    ul {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      justify-content: space-between;
    }
  `,
})
export class ClientOverview {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly client = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(clientsGet, { id }) }),
    () => `client:${this.id()}`,
  );
  protected readonly people = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.invoke(portalUsersList, { id }),
  });
}
