import { inject, signal } from '@angular/core';
import { FILE_ENDINGS, type FileRecordKind, LIMITS } from '#libs/contracts';
import { ApiConfiguration } from '#libs/api-client/api-configuration';
import { recordFilesUpload } from '#libs/api-client/fn/files/record-files-upload';
import { RequestBuilder } from '#libs/api-client/request-builder';
import { ApiError, messageOf } from '#libs/ui/api-error';

import { Uploads } from '../../core/uploads';

/** One file on its way. */
export interface Sending {
  readonly key: number;
  readonly file: File;
  /** 0 to 1 of its bytes */
  readonly sent: number;
  /** why it did not arrive; null while it waits or goes */
  readonly failure: string | null;
}

export interface RecordKey {
  readonly recordKind: FileRecordKind;
  readonly recordId: string;
}

/** What the server would refuse after it has all arrived; null for what may go. */
export function refusalOf({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (!FILE_ENDINGS.some((known) => known === ending))
    return $localize`Files of this kind are not kept. These are: ${FILE_ENDINGS.join(', ')}:endings:.`;
  if (!size) return $localize`The file is empty.`;
  if (size > LIMITS.fileBytes)
    return $localize`The file is larger than ${LIMITS.fileBytes / 1_048_576}:megabytes: MB.`;
  return null;
}

/** Sends files one after the other, tells how far each is, and keeps what failed to be tried again. */
export class UploadQueue {
  private readonly uploads = inject(Uploads);
  private readonly rootUrl = inject(ApiConfiguration).rootUrl;
  private readonly all = signal<readonly Sending[]>([]);
  private count = 0;
  private work = Promise.resolve();
  readonly files = this.all.asReadonly();

  /** In an injection context. */
  constructor(private readonly arrived: () => void) {}

  add(files: Iterable<File>, record: RecordKey): void {
    for (const file of files) {
      const key = ++this.count;
      const failure = refusalOf(file);
      this.all.update((before) => [...before, { key, file, sent: 0, failure }]);
      if (!failure) this.enqueue(key, file, record);
    }
  }

  retry({ key, file }: Sending, record: RecordKey): void {
    const failure = refusalOf(file);
    this.change(key, { failure, sent: 0 });
    if (!failure) this.enqueue(key, file, record);
  }

  dismiss({ key }: Sending): void {
    this.all.update((files) => files.filter((one) => one.key !== key));
  }

  private enqueue(key: number, file: File, record: RecordKey): void {
    this.work = this.work.then(() => this.send(key, file, record));
  }

  private async send(key: number, file: File, record: RecordKey): Promise<void> {
    const request = new RequestBuilder(this.rootUrl, recordFilesUpload.PATH, 'post');
    request.query('recordKind', record.recordKind, {});
    request.query('recordId', record.recordId, {});
    request.body({ file }, 'multipart/form-data');
    try {
      const built = request.build({ responseType: 'json', reportProgress: true });
      await this.uploads.send(built, (sent) => {
        this.change(key, { sent });
      });
      this.all.update((files) => files.filter((one) => one.key !== key));
      this.arrived();
    } catch (error) {
      const said = error instanceof ApiError ? error.errors[0]?.message : undefined;
      this.change(key, { failure: said ?? messageOf(error) });
    }
  }

  private change(key: number, to: Partial<Sending>): void {
    this.all.update((files) => files.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }
}
