import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAIL_STATUSES } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { mailsList } from '#libs/api-client/fn/outbox/mails-list';
import type { MailRowDto } from '#libs/api-client/models/mail-row-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiDrawer } from '#libs/ui/drawer';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter, UiFilterBar } from '#libs/ui/filter-bar';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { MAIL_LOOKS } from '#libs/ui/statuses';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { reloadOn } from '../../core/invalidation';
import { listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { MailView } from './mail-view';

const codec = listCodec({
  filters: { status: oneOf(MAIL_STATUSES), relatedId: text() },
  sorts: ['createdAt', 'recipient', 'subject'],
  sort: '-createdAt',
});

/** Every mail that the firm sent or would send. */
@Component({
  selector: 'app-mail-list',
  imports: [
    MailView,
    MatButton,
    UiAsync,
    UiCell,
    UiDate,
    UiDrawer,
    UiEmpty,
    UiFilter,
    UiFilterBar,
    UiLoaded,
    UiNone,
    UiPageHeader,
    UiStatus,
    UiTable,
  ],
  templateUrl: './mail-list.html',
})
export class MailList {
  private readonly api = inject(Api);
  protected readonly looks = MAIL_LOOKS;
  protected readonly statuses = MAIL_STATUSES.map((value) => ({ value, label: MAIL_LOOKS[value].label }));
  protected readonly view = listView(codec);
  protected readonly mails = reloadOn(
    resource({ params: () => this.view.query(), loader: ({ params }) => this.api.invoke(mailsList, params) }),
    'mails',
  );
  protected readonly columns = columnsOf<MailRowDto>()([
    { key: 'subject', header: $localize`Subject`, text: (row) => row.subject, sort: 'subject' },
    { key: 'recipient', header: $localize`To`, text: (row) => row.recipient, sort: 'recipient' },
    { key: 'status', header: $localize`Status` },
    { key: 'created', header: $localize`Written`, sort: 'createdAt' },
  ]);
  protected readonly nameOf = (row: MailRowDto): string => row.subject;
  protected readonly linkOf = (row: MailRowDto) => ({ to: [], query: { open: row.id } });
}
