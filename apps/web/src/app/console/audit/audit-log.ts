import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { auditChoices } from '#libs/api-client/fn/audit/audit-choices';
import { auditExport$Csv } from '#libs/api-client/fn/audit/audit-export-csv';
import { auditExport$Json } from '#libs/api-client/fn/audit/audit-export-json';
import { auditList } from '#libs/api-client/fn/audit/audit-list';
import type { AuditActorType } from '#libs/api-client/models/audit-actor-type';
import type { AuditEntryDto } from '#libs/api-client/models/audit-entry-dto';
import { today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { UiActions } from '#libs/ui/actions';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiDayRange } from '#libs/ui/day-range';
import { Downloads } from '#libs/ui/download';
import { UiDrawer } from '#libs/ui/drawer';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiList } from '#libs/ui/list';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { day, listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { AuditChain } from './audit-chain';
import { AuditEntry } from './audit-entry';
import { actionOf, deedOf, kindOf, KINDS } from './audit-words';

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
    AuditChain,
    AuditEntry,
    MatButton,
    RouterLink,
    UiActions,
    UiCan,
    UiFormError,
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
  private readonly downloads = inject(Downloads);
  protected readonly P = P;
  protected readonly doing = doing();
  protected readonly view = listView(codec);
  protected readonly entries = listing(this.view.query, (query) => this.api.invoke(auditList, query));
  private readonly choices = resource({ loader: () => this.api.invoke(auditChoices) });

  protected readonly people = computed(() =>
    this.choices.hasValue()
      ? this.choices.value().people.map(({ id, name, type }) => ({ value: id, label: personOf(name, type) }))
      : [],
  );
  protected readonly actions = computed(() =>
    (this.choices.hasValue() ? this.choices.value().actions : [])
      .map((value) => ({ value, label: actionOf(value) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
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

  protected readonly exports = [
    { label: $localize`Export JSON`, run: () => void this.export('json') },
    { label: $localize`Export CSV`, run: () => void this.export('csv') },
  ];

  /** Everything that is filtered, with the hashes of the chain. */
  private export(format: 'csv' | 'json'): Promise<boolean> {
    return this.doing.run(async () => {
      const { page: _, perPage: __, sort: ___, ...filters } = this.view.query();
      const call = format === 'csv' ? auditExport$Csv : auditExport$Json;
      const file = await this.api.invoke(call, { ...filters, format });
      this.downloads.save(file, `audit-record-${today(this.formats.timeZone())}.${format}`);
    });
  }

  protected step(by: 1 | -1): void {
    const { items } = this.entries.value()!;
    const next = items[items.findIndex((entry) => entry.id === this.view.open()) + by];
    if (next) this.view.openRow(next.id);
  }
}

const personOf = (name: string, type: AuditActorType): string =>
  type === 'portal'
    ? $localize`${name}:name: (client)`
    : type === 'key'
      ? $localize`${name}:name: (API key)`
      : name;
