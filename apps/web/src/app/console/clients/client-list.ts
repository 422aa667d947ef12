import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CLIENT_STATUSES, LIMITS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientTagsList } from '#libs/api-client/fn/clients/client-tags-list';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import { clientHealthScores } from '#libs/api-client/fn/clients/client-health-scores';
import type { ClientRowDto } from '#libs/api-client/models/client-row-dto';
import type { HealthScoreDto } from '#libs/api-client/models/health-score-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { CLIENT_LOOKS } from '#libs/ui/statuses';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listView } from '../../core/list-view';
import { reloadOn } from '../../core/invalidation';
import { listing } from '../../core/listing';
import { PersonFilter } from '../time/person-filter';
import { clientListCodec } from './client-list-codec';
import { HEALTH_LOOKS } from './health-words';
import { TagChip } from './tag-chip';

/** A client with how it does. */
type Row = ClientRowDto & { readonly health?: HealthScoreDto | undefined };

@Component({
  selector: 'app-client-list',
  imports: [
    MatButton,
    PersonFilter,
    RouterLink,
    TagChip,
    UiCan,
    UiCell,
    UiEmpty,
    UiFilter,
    UiList,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './client-list.html',
  styles: `
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
    }
  `,
})
export class ClientList {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);

  protected readonly P = P;
  protected readonly looks = CLIENT_LOOKS;
  protected readonly healthLooks = HEALTH_LOOKS;
  protected readonly statuses = CLIENT_STATUSES.map((value) => ({ value, label: CLIENT_LOOKS[value].label }));
  protected readonly view = listView(clientListCodec);
  protected readonly clients = listing(
    this.view.query,
    async (query) => {
      const page = await this.api.invoke(clientsList, { ...query, status: query.status ?? 'all' });
      return { ...page, items: await this.withHealth(page.items) };
    },
    'clients',
  );

  private readonly tags = reloadOn(
    resource({ loader: () => this.api.invoke(clientTagsList) }),
    'client-tags',
  );
  protected readonly tagChoices = computed(() =>
    this.tags.hasValue() ? this.tags.value().map(({ id, name }) => ({ value: id, label: name })) : [],
  );

  protected readonly columns = columnsOf<Row>()([
    { key: 'name', header: $localize`Client`, text: (row) => row.name, sort: 'name' },
    { key: 'status', header: $localize`Status`, text: (row) => this.looks[row.status].label },
    {
      key: 'health',
      header: $localize`Health`,
      csv: (row) => row.health && `${this.healthLooks[row.health.level].label} (${row.health.score})`,
    },
    { key: 'tags', header: $localize`Tags`, csv: (row) => row.tags.map(({ name }) => name).join(', ') },
    { key: 'owner', header: $localize`Owner`, text: (row) => row.ownerName ?? '' },
    {
      key: 'activeProjects',
      header: $localize`Active projects`,
      text: (row) => row.activeProjects,
      numeric: true,
    },
    {
      key: 'terms',
      header: $localize`Payment terms`,
      text: (row) => $localize`${row.paymentTermsDays}:days: days`,
      csv: (row) => row.paymentTermsDays,
      sort: 'paymentTermsDays',
      numeric: true,
      wideOnly: true,
    },
    { key: 'currency', header: $localize`Currency`, text: (row) => row.currency, wideOnly: true },
    {
      key: 'createdAt',
      header: $localize`Client since`,
      text: (row) => this.formats.instant(row.createdAt, 'date'),
      csv: (row) => row.createdAt,
      sort: 'createdAt',
      numeric: true,
      wideOnly: true,
    },
  ]);
  protected readonly nameOf = (row: Row): string => row.name;
  protected readonly linkOf = (row: Row) => ({ to: ['/clients', row.id] });

  private async withHealth(clients: readonly ClientRowDto[]): Promise<Row[]> {
    const scores = await Promise.all(
      inParts(clients.map(({ id }) => id)).map((clientIds) =>
        this.api.invoke(clientHealthScores, { clientIds }),
      ),
    );
    const byClient = new Map(scores.flat().map((score) => [score.clientId, score]));
    return clients.map((client) => ({ ...client, health: byClient.get(client.id) }));
  }
}

/** As many ids as an address takes. */
const inParts = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / LIMITS.healthScores) }, (_, part) =>
    ids.slice(part * LIMITS.healthScores, (part + 1) * LIMITS.healthScores),
  );
