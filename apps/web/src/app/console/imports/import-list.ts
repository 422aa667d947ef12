import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { importsCheck } from '#libs/api-client/fn/imports/imports-check';
import { importsList } from '#libs/api-client/fn/imports/imports-list';
import { importsUpload } from '#libs/api-client/fn/imports/imports-upload';
import type { ImportRowDto } from '#libs/api-client/models/import-row-dto';
import { ApiError } from '#libs/ui/api-error';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { IMPORT_LOOKS } from '#libs/ui/statuses';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { ImportDrop } from './import-drop';
import { PRODUCTS } from './import-words';

const codec = listCodec({
  filters: {},
  sorts: ['createdAt', 'fileName', 'status'],
  sort: '-createdAt',
});

/** Brings hours from another tool: a file goes in here, and earlier ones are listed below. */
@Component({
  selector: 'app-import-list',
  imports: [UiList, ImportDrop, UiCell, UiDate, UiEmpty, UiFormError, UiNone, UiPageHeader, UiStatus],
  templateUrl: './import-list.html',
})
export class ImportList {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);

  protected readonly looks = IMPORT_LOOKS;
  protected readonly view = listView(codec);
  protected readonly uploading = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly imports = listing(
    this.view.query,
    (query) => this.api.invoke(importsList, query),
    'imports',
  );
  protected readonly columns = columnsOf<ImportRowDto>()([
    { key: 'fileName', header: $localize`File`, text: (row) => row.fileName, sort: 'fileName' },
    { key: 'kind', header: $localize`From`, text: (row) => PRODUCTS[row.kind] },
    {
      key: 'status',
      header: $localize`Status`,
      text: (row) => IMPORT_LOOKS[row.status].label,
      sort: 'status',
    },
    {
      key: 'good',
      header: $localize`Good rows`,
      text: (row) => this.formats.number(row.rowsGood),
      csv: (row) => row.rowsGood,
      numeric: true,
    },
    {
      key: 'bad',
      header: $localize`Problems`,
      text: (row) => this.formats.number(row.rowsBad),
      csv: (row) => row.rowsBad,
      numeric: true,
    },
    { key: 'by', header: $localize`By`, text: (row) => row.startedByName, wideOnly: true },
    {
      key: 'createdAt',
      header: $localize`Uploaded`,
      csv: (row) => row.createdAt,
      sort: 'createdAt',
      wideOnly: true,
    },
  ]);
  protected readonly nameOf = (row: ImportRowDto): string => row.fileName;
  protected readonly linkOf = (row: ImportRowDto) => ({ to: ['/imports', row.id] });

  /** Uploads, has it checked, and shows what was found. */
  protected async upload(file: File): Promise<void> {
    this.failure.set(null);
    this.uploading.set(true);
    try {
      const { id } = await this.api.invoke(importsUpload, { body: { file } });
      await this.api.invoke(importsCheck, { id });
      await this.router.navigate(['/imports', id]);
    } catch (error) {
      // It is about the one field there is: without its name.
      this.failure.set(
        error instanceof ApiError
          ? new ApiError(error.status, error.code, error.detail, error.requestId)
          : error,
      );
    } finally {
      this.uploading.set(false);
    }
  }
}
