import { Component, computed, inject, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { auditList } from '#libs/api-client/fn/audit/audit-list';
import { membersList } from '#libs/api-client/fn/members/members-list';
import type { AuditEntryDto } from '#libs/api-client/models/audit-entry-dto';
import { LIMITS } from '#libs/contracts';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiDayRange } from '#libs/ui/day-range';
import { UiDrawer } from '#libs/ui/drawer';
import { UiEmpty } from '#libs/ui/empty';
import { Formats } from '#libs/ui/formats';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { day, listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { AuditEntry } from './audit-entry';
import { deedOf, kindOf, KINDS } from './audit-words';

const codec = listCodec({
  filters: { actorId: text(), objectType: text(), objectId: text(), action: text(), from: day(), to: day() },
  sorts: ['at'],
  sort: '-at',
  size: 50,
});

/** Who did what, newest first; an entry opens beside the list with what changed. */
@Component({
  selector: 'app-audit-log',
  imports: [
    UiList,
    UiDayRange,
    AuditEntry,
    UiCell,
    UiDate,
    UiDrawer,
    UiEmpty,
    UiFilter,
    UiNone,
    UiPageHeader,
  ],
  templateUrl: './audit-log.html',
})
export class AuditLog {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  protected readonly view = listView(codec);
  protected readonly entries = listing(this.view.query, (query) => this.api.invoke(auditList, query));
  private readonly members = resource({
    loader: () => this.api.invoke(membersList, { perPage: LIMITS.perPageMax, sort: 'name' }),
  });

  protected readonly people = computed(() =>
    this.members.hasValue()
      ? this.members.value().items.map(({ id, name }) => ({ value: id, label: name }))
      : [],
  );
  protected readonly kinds = Object.entries(KINDS).map(([value, label]) => ({ value, label }));
  protected readonly columns = columnsOf<AuditEntryDto>()([
    {
      key: 'what',
      header: $localize`What`,
      text: (row) => `${kindOf(row.objectType)}: ${deedOf(row.action)}`,
    },
    {
      key: 'object',
      header: $localize`Object`,
      text: (row) => this.formats.datesIn(row.objectLabel) || null,
    },
    { key: 'who', header: $localize`Who`, text: (row) => row.actorName },
    { key: 'at', header: $localize`When`, csv: (row) => row.at, sort: 'at' },
  ]);
  protected readonly open = computed(() => {
    const page = this.entries.hasValue() ? this.entries.value() : undefined;
    return page?.items.find((entry) => entry.id === this.view.open()) ?? null;
  });

  protected readonly nameOf = (row: AuditEntryDto): string => `${deedOf(row.action)} ${row.objectLabel}`;
  protected readonly linkOf = (row: AuditEntryDto) => ({ to: [], query: { open: row.id } });
  protected readonly titleOf = (row: AuditEntryDto): string =>
    `${kindOf(row.objectType)}: ${deedOf(row.action)}`;

  protected step(by: 1 | -1): void {
    const { items } = this.entries.value()!;
    const next = items[items.findIndex((entry) => entry.id === this.view.open()) + by];
    if (next) this.view.openRow(next.id);
  }
}
