import { Component, inject } from '@angular/core';
import { MAIL_STATUSES } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { mailsList } from '#libs/api-client/fn/outbox/mails-list';
import type { MailRowDto } from '#libs/api-client/models/mail-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiDrawer } from '#libs/ui/drawer';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { MAIL_LOOKS } from '#libs/ui/statuses';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { MailView } from './mail-view';

const codec = listCodec({
  filters: { status: oneOf(MAIL_STATUSES), relatedId: text() },
  sorts: ['createdAt', 'recipient', 'subject'],
  sort: '-createdAt',
});

/** Every mail that the firm sent or would send. */
@Component({
  selector: 'app-mail-list',
  imports: [UiList, MailView, UiCell, UiDate, UiDrawer, UiEmpty, UiFilter, UiNone, UiPageHeader, UiStatus],
  templateUrl: './mail-list.html',
})
export class MailList {
  private readonly api = inject(Api);
  protected readonly looks = MAIL_LOOKS;
  protected readonly statuses = MAIL_STATUSES.map((value) => ({ value, label: MAIL_LOOKS[value].label }));
  protected readonly view = listView(codec);
  protected readonly mails = listing(this.view.query, (query) => this.api.invoke(mailsList, query), 'mails');
  protected readonly columns = columnsOf<MailRowDto>()([
    { key: 'subject', header: $localize`Subject`, text: (row) => row.subject, sort: 'subject' },
    { key: 'recipient', header: $localize`To`, text: (row) => row.recipient, sort: 'recipient' },
    { key: 'status', header: $localize`Status`, text: (row) => MAIL_LOOKS[row.status].label },
    { key: 'created', header: $localize`Written`, csv: (row) => row.createdAt, sort: 'createdAt' },
  ]);
  protected readonly nameOf = (row: MailRowDto): string => row.subject;
  protected readonly linkOf = (row: MailRowDto) => ({ to: [], query: { open: row.id } });
}
