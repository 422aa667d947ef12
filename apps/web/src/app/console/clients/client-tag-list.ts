import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { clientTagsList } from '#libs/api-client/fn/clients/client-tags-list';
import { clientTagsRemove } from '#libs/api-client/fn/clients/client-tags-remove';
import type { ClientTagDto } from '#libs/api-client/models/client-tag-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { ClientTagForm } from './client-tag-form';
import { TagChip } from './tag-chip';

/** The words that the firm sorts its clients by. */
@Component({
  selector: 'app-client-tag-list',
  imports: [
    ClientTagForm,
    MatButton,
    TagChip,
    UiAsync,
    UiCell,
    UiEmpty,
    UiFormError,
    UiLoaded,
    UiNone,
    UiPageHeader,
    UiTable,
  ],
  template: `
    <div class="ui-page ui-page-narrow">
      <ui-page-header heading="Client tags" i18n-heading [back]="back">
        <button uiActions matButton="filled" type="button" (click)="edited.set('new')" i18n>New tag</button>
      </ui-page-header>
      <ui-form-error [error]="doing.failure()" />
      <ui-async>
        <ng-template [uiLoaded]="tags" let-tags>
          <ui-table
            label="Tags"
            i18n-label
            [columns]="columns"
            [rows]="tags"
            [rowLabel]="nameOf"
            [rowLink]="linkOf"
            [actions]="actionsOf"
          >
            <ng-template uiCell="name" [of]="tags" let-row><app-tag-chip [tag]="row" /></ng-template>
          </ui-table>
        </ng-template>
        <ng-template uiNone>
          <ui-empty
            icon="flag"
            headline="No tags yet."
            i18n-headline
            hint="A tag sorts clients as the firm sees them: key accounts, a region, who came by whom."
            i18n-hint
          />
        </ng-template>
      </ui-async>
      @if (edited(); as tag) {
        <app-client-tag-form [tag]="tag === 'new' ? null : tag" (closed)="edited.set(null)" />
      }
    </div>
  `,
})
export class ClientTagList {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);

  protected readonly back = { label: $localize`Clients`, link: '/clients' };
  protected readonly doing = doing();
  protected readonly edited = signal<ClientTagDto | 'new' | null>(null);
  protected readonly tags = reloadOn(
    resource({ loader: () => this.api.invoke(clientTagsList) }),
    'client-tags',
  );
  protected readonly columns = columnsOf<ClientTagDto>()([
    { key: 'name', header: $localize`Tag`, text: (row) => row.name },
    { key: 'clients', header: $localize`Clients`, numeric: true, text: (row) => row.clients },
  ]);
  protected readonly nameOf = (row: ClientTagDto): string => row.name;
  protected readonly linkOf = (row: ClientTagDto) => ({
    to: ['/clients'],
    query: { 'f.tagId': row.id, 'f.status': 'all' },
  });
  protected readonly actionsOf = (row: ClientTagDto): readonly RowAction[] => [
    { label: $localize`Edit`, icon: 'edit', run: () => this.edited.set(row) },
    { label: $localize`Delete`, icon: 'delete', danger: true, run: () => void this.remove(row) },
  ];

  private async remove(tag: ClientTagDto): Promise<void> {
    const { id, name, clients } = tag;
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${name}:tag:?`,
      text:
        clients === 1
          ? $localize`One client has it and loses it.`
          : $localize`${clients}:count: clients have it and lose it.`,
      action: $localize`Delete tag`,
      danger: true,
    });
    if (!sure) return;
    const deed = () => this.api.invoke(clientTagsRemove, { id, ...ifMatch(tag) });
    await this.doing.run(deed, 'client-tags', 'clients');
  }
}
