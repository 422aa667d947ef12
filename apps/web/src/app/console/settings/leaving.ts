import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { firmClosingClosingState } from '#libs/api-client/fn/firm/firm-closing-closing-state';
import { firmClosingDownloadExport } from '#libs/api-client/fn/firm/firm-closing-download-export';
import { firmClosingListExports } from '#libs/api-client/fn/firm/firm-closing-list-exports';
import { firmClosingRequestExport } from '#libs/api-client/fn/firm/firm-closing-request-export';
import { firmClosingUndoClosing } from '#libs/api-client/fn/firm/firm-closing-undo-closing';
import type { FirmExportDto } from '#libs/api-client/models/firm-export-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { Downloads } from '#libs/ui/download';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { type StatusLook, UiStatus } from '#libs/ui/status';
import { UiTabs } from '#libs/ui/tabs';

import { doing } from '../../core/doing';
import { following } from '../../core/following';
import { reloadOn } from '../../core/invalidation';
import { Session } from '../../core/session';
import { HistoryButton } from '../timeline/history-button';
import type { Row } from '../timeline/history-drawer';
import { CloseFirmForm } from './close-firm-form';
import { SETTINGS_TABS } from './settings-tabs';

const LOOKS: Record<FirmExportDto['status'], StatusLook> = {
  waiting: { label: $localize`Being made`, tone: 'info', icon: 'hourglass_top' },
  ready: { label: $localize`Ready`, tone: 'good', icon: 'check_circle' },
  failed: { label: $localize`Failed`, tone: 'bad', icon: 'cancel' },
  expired: { label: $localize`Expired`, tone: 'neutral', icon: 'archive' },
};

/** All that the firm has as a file, and the firm's way out. */
@Component({
  selector: 'app-leaving',
  imports: [
    CloseFirmForm,
    HistoryButton,
    MatButton,
    UiAsync,
    UiFormError,
    UiLoaded,
    UiNone,
    UiPageHeader,
    UiStatus,
    UiTabs,
  ],
  templateUrl: './leaving.html',
  styles: `
    section,
    li {
      display: grid;
      gap: 0.75rem;
    }
    ul {
      display: grid;
      gap: 0.75rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
    p {
      margin: 0;
    }
  `,
})
export class Leaving {
  private readonly api = inject(Api);
  private readonly downloads = inject(Downloads);
  private readonly session = inject(Session);

  protected readonly tabs = SETTINGS_TABS;
  protected readonly looks = LOOKS;
  protected readonly formats = inject(Formats);
  protected readonly doing = doing();
  protected readonly isAdmin = computed(
    () => this.session.me()?.membership?.roles.includes('admin') ?? false,
  );
  protected readonly firm = computed(() => this.session.me()?.firm.name ?? '');
  protected readonly exports = reloadOn(
    resource({ loader: () => this.api.invoke(firmClosingListExports) }),
    'firm-exports',
  );
  private readonly isBeingMade = computed(
    () => this.exports.hasValue() && this.exports.value().some(({ status }) => status === 'waiting'),
  );
  /** what came of a file while one looked on, for those who hear the page */
  protected readonly news = signal('');
  protected readonly closing = reloadOn(
    resource({ loader: () => this.api.invoke(firmClosingClosingState) }),
    'firm-closing',
  );

  constructor() {
    following(this.isBeingMade, () => this.look());
  }

  protected request(): Promise<boolean> {
    this.news.set('');
    return this.doing.run(() => this.api.invoke(firmClosingRequestExport), 'firm-exports');
  }

  private async look(): Promise<void> {
    const exports = await this.api.invoke(firmClosingListExports);
    this.exports.set(exports);
    const [newest] = exports;
    if (newest?.status === 'ready') this.news.set($localize`The file is ready.`);
    if (newest?.status === 'failed') this.news.set($localize`The file could not be made.`);
  }

  protected async download({ id, createdAt }: FirmExportDto): Promise<void> {
    await this.doing.run(async () => {
      const file = await this.api.invoke(firmClosingDownloadExport, { id });
      this.downloads.save(file, `votra-${createdAt.slice(0, 10)}.zip`);
    });
  }

  protected async undo(): Promise<void> {
    if (await this.doing.run(() => this.api.invoke(firmClosingUndoClosing), 'firm-closing'))
      await this.session.renew();
  }

  protected past({ id, createdAt }: FirmExportDto): Row {
    const name = $localize`the file of ${this.formats.instant(createdAt, 'date')}:day:`;
    return { objectType: 'firm_export', id, name };
  }

  protected downloadLabel({ createdAt }: FirmExportDto): string {
    return $localize`Download the file of ${this.formats.instant(createdAt, 'date')}:day:`;
  }
}
