import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { API_KEY_STATES, type ApiKeyState } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { apiKeysList } from '#libs/api-client/fn/api-keys/api-keys-list';
import { apiKeysRevoke } from '#libs/api-client/fn/api-keys/api-keys-revoke';
import type { ApiKeyDto } from '#libs/api-client/models/api-key-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { type StatusLook, UiStatus } from '#libs/ui/status';
import { UiCell } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { PERMISSION_WORDS } from '../roles/permission-words';
import { historyAction, HistoryDrawer, type Row } from '../timeline/history-drawer';

const LOOKS: Record<ApiKeyState, StatusLook> = {
  live: { label: $localize`Holds`, tone: 'good', icon: 'check_circle' },
  expired: { label: $localize`Expired`, tone: 'neutral', icon: 'schedule' },
  revoked: { label: $localize`Revoked`, tone: 'neutral', icon: 'block' },
};

const codec = listCodec({
  filters: { state: oneOf(API_KEY_STATES) },
  sorts: ['name', 'createdAt', 'expiresOn', 'lastUsedAt'],
  sort: '-createdAt',
});

/** The keys with which other software calls the API in this firm. */
@Component({
  selector: 'app-api-key-list',
  imports: [
    HistoryDrawer,
    MatButton,
    RouterLink,
    UiCell,
    UiDate,
    UiEmpty,
    UiFilter,
    UiFormError,
    UiList,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './api-key-list.html',
})
export class ApiKeyList {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly formats = inject(Formats);

  protected readonly doing = doing();
  /** whose history is open */
  protected readonly past = signal<Row | null>(null);
  private readonly historyOf = historyAction((row) => {
    this.past.set(row);
  });
  protected readonly looks = LOOKS;
  protected readonly states = API_KEY_STATES.map((value) => ({ value, label: LOOKS[value].label }));
  protected readonly view = listView(codec);
  protected readonly keys = listing(
    this.view.query,
    (query) => this.api.invoke(apiKeysList, query),
    'api-keys',
  );
  protected readonly columns = columnsOf<ApiKeyDto>()([
    { key: 'name', header: $localize`Key`, text: (row) => row.name, sort: 'name' },
    { key: 'state', header: $localize`State`, text: (row) => LOOKS[row.state].label },
    { key: 'prefix', header: $localize`Begins with`, text: (row) => row.prefix },
    { key: 'scopes', header: $localize`Rights`, text: (row) => wordsOf(row) },
    { key: 'madeBy', header: $localize`Acts for`, text: (row) => row.madeBy },
    { key: 'expiresOn', header: $localize`Holds until`, csv: (row) => row.expiresOn, sort: 'expiresOn' },
    { key: 'lastUsedAt', header: $localize`Last used`, csv: (row) => row.lastUsedAt, sort: 'lastUsedAt' },
    { key: 'createdAt', header: $localize`Made`, csv: (row) => row.createdAt, sort: 'createdAt' },
  ]);
  protected readonly nameOf = (row: ApiKeyDto): string => row.name;
  protected readonly used = (row: ApiKeyDto): string =>
    row.lastUsedAt ? this.formats.instant(row.lastUsedAt) : $localize`Never`;
  protected readonly actionsOf = (row: ApiKeyDto): readonly RowAction[] => [
    ...this.historyOf({ objectType: 'api_key', id: row.id, name: row.name }),
    ...(row.state === 'revoked'
      ? []
      : [
          {
            label: $localize`Revoke`,
            icon: 'block',
            danger: true,
            run: () => void this.revoke(row),
          } as const,
        ]),
  ];

  private async revoke({ id, name }: ApiKeyDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Revoke ${name}:key:?`,
      text: $localize`Software that uses it is refused at once. A revoked key never comes back.`,
      action: $localize`Revoke key`,
      danger: true,
    });
    if (sure) await this.doing.run(() => this.api.invoke(apiKeysRevoke, { id }), 'api-keys');
  }
}

const wordsOf = ({ scopes }: ApiKeyDto): string =>
  scopes.map((scope) => PERMISSION_WORDS[scope].label).join(', ');
