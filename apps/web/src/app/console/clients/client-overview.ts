import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientContactsList } from '#libs/api-client/fn/clients/client-contacts-list';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import type { ClientDto } from '#libs/api-client/models/client-dto';
import type { ClientTaxIdDto } from '#libs/api-client/models/client-tax-id-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiPerson } from '#libs/ui/person';

import { reloadOn } from '../../core/invalidation';
import { ClientHealth } from './client-health';
import { ADDRESS_WORDS } from './client-words';
import { TagChip } from './tag-chip';

/** How a client does, how to reach and bill it, and who its people are. */
@Component({
  selector: 'app-client-overview',
  imports: [ClientHealth, RouterLink, TagChip, UiAsync, UiCan, UiLoaded, UiNone, UiPerson],
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
    app-client-health {
      display: block;
      margin-block-end: 1.25rem;
    }
    .note {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
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
  protected readonly addressWords = ADDRESS_WORDS;
  protected readonly people = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(clientContactsList, { id }),
    }),
    () => `contacts:${this.id()}`,
  );

  protected otherTaxIds({ taxIds }: ClientDto): ClientTaxIdDto[] {
    return taxIds.filter(({ onInvoices }) => !onInvoices);
  }
}
