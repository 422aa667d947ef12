import { Component, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalFilesDownload } from '#libs/api-client/fn/portal/portal-files-download';
import { portalFilesList } from '#libs/api-client/fn/portal/portal-files-list';
import type { PortalFileDto } from '#libs/api-client/models/portal-file-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Downloads } from '#libs/ui/download';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiCell } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';
import { UiTabs } from '#libs/ui/tabs';

import { doing } from '../../core/doing';
import { fileSize } from '../../core/file-size';
import { listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { DOCUMENT_TABS } from './document-tabs';

const codec = listCodec({ filters: {}, sorts: ['createdAt', 'name', 'size'], sort: '-createdAt' });

/** Files that the firm shares with the client, to download. */
@Component({
  selector: 'portal-file-list',
  imports: [UiCell, UiDate, UiEmpty, UiFormError, UiList, UiNone, UiPageHeader, UiTabs],
  template: `
    <div class="ui-page">
      <ui-page-header heading="Shared files" i18n-heading />
      <ui-tabs label="Documents" i18n-label [tabs]="tabs" />
      <ui-form-error [error]="doing.failure()" />
      <ui-list
        name="files"
        label="Shared files"
        i18n-label
        placeholder="Search files"
        i18n-placeholder
        nothing="No file matches."
        i18n-nothing
        [rows]="files"
        [view]="view"
        [columns]="columns"
        [rowLabel]="nameOf"
        [actions]="actionsOf"
      >
        <ng-template uiCell="at" [of]="files" let-row><ui-date [at]="row.createdAt" /></ng-template>
        <ng-template uiNone>
          <ui-empty
            icon="folder_open"
            headline="No files yet."
            i18n-headline
            hint="What is shared with you appears here."
            i18n-hint
          />
        </ng-template>
      </ui-list>
    </div>
  `,
})
export class FileList {
  private readonly api = inject(Api);
  private readonly downloads = inject(Downloads);
  private readonly formats = inject(Formats);

  protected readonly tabs = DOCUMENT_TABS;
  protected readonly doing = doing();
  protected readonly view = listView(codec);
  protected readonly files = listing(this.view.query, (query) => this.api.invoke(portalFilesList, query));
  protected readonly columns = columnsOf<PortalFileDto>()([
    { key: 'name', header: $localize`File`, text: (row) => row.name, sort: 'name' },
    {
      key: 'size',
      header: $localize`Size`,
      text: (row) => fileSize(row.size, this.formats.locale()),
      csv: (row) => row.size,
      sort: 'size',
      numeric: true,
    },
    {
      key: 'at',
      header: $localize`Shared since`,
      csv: (row) => row.createdAt,
      sort: 'createdAt',
      numeric: true,
    },
  ]);
  protected readonly nameOf = (row: PortalFileDto): string => row.name;
  protected readonly actionsOf = (row: PortalFileDto): RowAction[] => [
    { label: $localize`Download`, icon: 'download', run: () => void this.download(row) },
  ];

  private async download({ id, name }: PortalFileDto): Promise<void> {
    await this.doing.run(async () => {
      this.downloads.save(await this.api.invoke(portalFilesDownload, { id }), name);
    });
  }
}
