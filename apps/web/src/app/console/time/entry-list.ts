import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { P, TIME_ENTRY_STATUSES } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { timeEntriesList } from '#libs/api-client/fn/time/time-entries-list';
import type { TimeEntryDto } from '#libs/api-client/models/time-entry-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDayRange } from '#libs/ui/day-range';
import { UiDrawer } from '#libs/ui/drawer';
import { UiDuration } from '#libs/ui/duration';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { Formats } from '#libs/ui/formats';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { OVERRIDE_LOOK, TIME_ENTRY_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import type { RowAction, RowLink } from '#libs/ui/table-column';

import { day, listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Permissions } from '../../core/permissions';
import { entryColumns } from './entry-columns';
import { EntryDeeds } from './entry-deeds';
import { EntryRights, isOpen } from './entry-rights';
import { EntryView } from './entry-view';
import { PersonFilter } from './person-filter';

const codec = listCodec({
  filters: {
    status: oneOf(TIME_ENTRY_STATUSES),
    membershipId: text(),
    projectId: text(),
    clientId: text(),
    from: day(),
    to: day(),
    billable: oneOf(['true', 'false']),
  },
  sorts: ['workDate', 'seconds', 'person', 'client', 'project', 'status'],
  sort: '-workDate',
});

/** Every entry that one may see: without the right to see all, one's own and those of projects that one manages. */
@Component({
  selector: 'app-entry-list',
  imports: [
    EntryView,
    MatButton,
    PersonFilter,
    RouterLink,
    UiCan,
    UiCell,
    UiDayRange,
    UiDrawer,
    UiDuration,
    UiEmpty,
    UiFilter,
    UiList,
    UiMoney,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './entry-list.html',
  styles: `
    .lines {
      display: inline-grid;

      &:has(ui-money) {
        justify-items: end;
      }
      @media (max-width: 600px) {
        text-align: end;
      }
    }
  `,
})
export class EntryList {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  private readonly deeds = inject(EntryDeeds);
  private readonly formats = inject(Formats);
  private readonly rights = inject(EntryRights);
  private readonly router = inject(Router);

  protected readonly P = P;
  protected readonly looks = TIME_ENTRY_LOOKS;
  protected readonly overrideLook = OVERRIDE_LOOK;
  protected readonly view = listView(codec);
  protected readonly entries = listing(
    this.view.query,
    ({ billable, ...query }) =>
      this.api.invoke(timeEntriesList, {
        ...query,
        ...(billable === undefined ? {} : { billable: billable === 'true' }),
      }),
    'time-entries',
  );
  protected readonly statuses = TIME_ENTRY_STATUSES.map((value) => ({
    value,
    label: TIME_ENTRY_LOOKS[value].label,
  }));
  protected readonly billableChoices = [
    { value: 'true', label: $localize`Billable` },
    { value: 'false', label: $localize`Not billable` },
  ] as const;
  /** who leads a project sees the hours on it, too */
  private readonly showsOthers = computed(
    () =>
      this.can(P.TimeReadAll) ||
      (this.entries.hasValue() && !!this.entries.value()?.items.some((row) => !this.rights.isMine(row))),
  );
  protected readonly columns = computed(() => entryColumns(this.formats, this.can, this.showsOthers()));
  protected readonly nameOf = this.deeds.nameOf;
  protected readonly linkOf = (row: TimeEntryDto): RowLink =>
    this.rights.isMine(row) && isOpen(row)
      ? { to: ['/time/entries', row.id, 'edit'] }
      : { to: [], query: { open: row.id } };
  protected readonly actionsOf = (row: TimeEntryDto): readonly RowAction[] => [
    ...(this.rights.isMine(row) ? this.changesOf(row) : []),
    ...this.decisionsOn(row),
  ];

  /** Of one's own entries. */
  private changesOf(row: TimeEntryDto): readonly RowAction[] {
    const blocked = isOpen(row)
      ? null
      : $localize`Already ${this.looks[row.status].label.toLowerCase()}:status:`;
    return [
      {
        label: $localize`Edit`,
        icon: 'edit',
        blocked,
        run: () => void this.router.navigate(['/time/entries', row.id, 'edit']),
      },
      {
        label: $localize`Delete`,
        icon: 'delete',
        danger: true,
        blocked,
        run: () => void this.deeds.remove(row),
      },
    ];
  }

  /** Of anybody's, for who may. */
  private decisionsOn(row: TimeEntryDto): readonly RowAction[] {
    const blocked = row.status === 'invoiced' ? $localize`Already invoiced` : null;
    const rate: RowAction = {
      label: $localize`Change rate`,
      icon: 'payments',
      blocked,
      run: () => this.view.openRow(row.id),
    };
    const reopen: RowAction = {
      label: $localize`Reopen`,
      icon: 'lock_open',
      blocked,
      run: () => void this.deeds.reopen(row),
    };
    return [
      ...(this.rights.changesRates() && row.billable ? [rate] : []),
      ...(this.rights.reopens(row) ? [reopen] : []),
    ];
  }

  /** To the row before or after the one in the drawer. */
  protected step(by: 1 | -1): void {
    const rows = this.entries.hasValue() ? (this.entries.value()?.items ?? []) : [];
    const next = rows[rows.findIndex(({ id }) => id === this.view.open()) + by];
    if (next) this.view.openRow(next.id);
  }
}
