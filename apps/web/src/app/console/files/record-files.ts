import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { FILE_ENDINGS, type FileRecordKind, LIMITS, P, type Permission } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { recordFilesDownload } from '#libs/api-client/fn/files/record-files-download';
import { recordFilesList } from '#libs/api-client/fn/files/record-files-list';
import { recordFilesRemove } from '#libs/api-client/fn/files/record-files-remove';
import { recordFilesRestore } from '#libs/api-client/fn/files/record-files-restore';
import { recordFilesUpdate } from '#libs/api-client/fn/files/record-files-update';
import type { RecordFileDto } from '#libs/api-client/models/record-file-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Downloads } from '#libs/ui/download';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';
import { UiList } from '#libs/ui/list';
import { UiStatus, type StatusLook } from '#libs/ui/status';
import { UiCell } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { fileSize } from '../../core/file-size';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Permissions } from '../../core/permissions';
import { Toasts } from '../../core/toasts';
import { historyAction, HistoryDrawer, type Row } from '../timeline/history-drawer';
import { RenameFile } from './rename-file';
import { type Sending, UploadQueue } from './upload-queue';

const codec = listCodec({ filters: {}, sorts: ['createdAt', 'name', 'size'], sort: '-createdAt' });

/** Who writes a record keeps its files. */
const WRITE: Readonly<Record<FileRecordKind, Permission>> = { client: P.ClientWrite };

const LOOKS: Readonly<Record<'shared' | 'internal', StatusLook>> = {
  shared: { label: $localize`Client sees it`, tone: 'info', icon: 'visibility' },
  internal: { label: $localize`Internal`, tone: 'neutral', icon: 'visibility_off' },
};

/** The files of a record: `<app-record-files kind="client" [recordId]="id()" />`, on a page of its own. */
@Component({
  selector: 'app-record-files',
  imports: [
    HistoryDrawer,
    MatButton,
    RenameFile,
    UiCell,
    UiDate,
    UiEmpty,
    UiFormError,
    UiIcon,
    UiList,
    UiNone,
    UiStatus,
  ],
  templateUrl: './record-files.html',
  styleUrl: './record-files.scss',
})
export class RecordFiles {
  private readonly api = inject(Api);
  private readonly downloads = inject(Downloads);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly permissions = inject(Permissions);
  private readonly toasts = inject(Toasts);

  readonly kind = input.required<FileRecordKind>();
  readonly recordId = input.required<string>();

  protected readonly accept = FILE_ENDINGS.map((ending) => `.${ending}`).join(',');
  protected readonly megabytes = LIMITS.fileBytes / 1_048_576;
  protected readonly over = signal(false);
  protected readonly doing = doing();
  protected readonly renamed = signal<RecordFileDto | null>(null);
  protected readonly past = signal<Row | null>(null);
  protected readonly mayWrite = computed(() => this.permissions.can(WRITE[this.kind()]));
  protected readonly view = listView(codec);
  private readonly key = computed(() => ({ recordKind: this.kind(), recordId: this.recordId() }));
  private readonly tag = computed(() => `files:${this.recordId()}`);
  protected readonly queue = new UploadQueue(() => {
    this.changed();
  });
  protected readonly files = listing(
    computed(() => ({ ...this.view.query(), ...this.key() })),
    (query) => this.api.invoke(recordFilesList, query),
    () => this.tag(),
  );
  protected readonly columns = columnsOf<RecordFileDto>()([
    { key: 'name', header: $localize`File`, text: (row) => row.name, sort: 'name' },
    { key: 'seen', header: $localize`Seen by`, text: (row) => this.lookOf(row).label },
    {
      key: 'size',
      header: $localize`Size`,
      text: (row) => this.sizeOf(row.size),
      csv: (row) => row.size,
      sort: 'size',
      numeric: true,
    },
    { key: 'by', header: $localize`Uploaded by`, text: (row) => row.uploadedByName },
    { key: 'at', header: $localize`Uploaded`, csv: (row) => row.createdAt, sort: 'createdAt', numeric: true },
  ]);
  protected readonly nameOf = (row: RecordFileDto): string => row.name;
  private readonly historyOf = historyAction((row) => {
    this.past.set(row);
  });
  protected readonly actionsOf = (row: RecordFileDto): readonly RowAction[] => [
    { label: $localize`Download`, icon: 'download', run: () => void this.download(row) },
    ...(this.mayWrite() ? this.changesOf(row) : []),
    ...this.historyOf({ objectType: 'file', id: row.id, name: row.name }),
  ];

  protected lookOf({ shared }: RecordFileDto): StatusLook {
    return LOOKS[shared ? 'shared' : 'internal'];
  }

  protected sizeOf(bytes: number): string {
    return fileSize(bytes, this.formats.locale());
  }

  protected percent({ sent }: Sending): string {
    return new Intl.NumberFormat(this.formats.locale(), { style: 'percent' }).format(sent);
  }

  protected retryLabel({ file }: Sending): string {
    return $localize`Send ${file.name}:file: again`;
  }

  protected dismissLabel({ file }: Sending): string {
    return $localize`Forget ${file.name}:file:`;
  }

  protected take(files: FileList | null | undefined): void {
    if (files && this.mayWrite()) this.queue.add(Array.from(files), this.key());
  }

  protected again(file: Sending): void {
    this.queue.retry(file, this.key());
  }

  protected hover(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected changed(): void {
    this.renamed.set(null);
    this.invalidation.invalidate(this.tag());
  }

  private changesOf(row: RecordFileDto): RowAction[] {
    const { shared } = row;
    return [
      {
        label: shared ? $localize`Keep internal` : $localize`Show to the client`,
        icon: shared ? 'visibility_off' : 'visibility',
        run: () => void this.share(row),
      },
      { label: $localize`Rename`, icon: 'edit', run: () => this.renamed.set(row) },
      { label: $localize`Remove`, icon: 'delete', danger: true, run: () => void this.remove(row) },
    ];
  }

  private async download({ id, name }: RecordFileDto): Promise<void> {
    await this.doing.run(async () => {
      this.downloads.save(await this.api.invoke(recordFilesDownload, { id }), name);
    });
  }

  private async share(file: RecordFileDto): Promise<void> {
    const change = { id: file.id, body: { shared: !file.shared }, ...ifMatch(file) };
    await this.doing.run(() => this.api.invoke(recordFilesUpdate, change), this.tag());
  }

  private async remove(file: RecordFileDto): Promise<void> {
    const { id, name } = file;
    const gone = await this.doing.run(
      () => this.api.invoke(recordFilesRemove, { id, ...ifMatch(file) }),
      this.tag(),
    );
    if (gone && (await this.toasts.offer($localize`Removed ${name}:file:`, $localize`Undo`)))
      await this.doing.run(() => this.api.invoke(recordFilesRestore, { id }), this.tag());
  }
}
