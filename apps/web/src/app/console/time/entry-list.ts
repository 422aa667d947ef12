import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { P, TIME_ENTRY_STATUSES } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { timeEntriesList } from '#libs/api-client/fn/time/time-entries-list';
import { timeEntriesRemove } from '#libs/api-client/fn/time/time-entries-remove';
import type { TimeEntryDto } from '#libs/api-client/models/time-entry-dto';
import { messageOf } from '#libs/ui/api-error';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { Dialogs } from '#libs/ui/dialogs';
import { UiDuration } from '#libs/ui/duration';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter, UiFilterBar } from '#libs/ui/filter-bar';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { TIME_ENTRY_LOOKS } from '#libs/ui/statuses';
import { UiCell, UiTable } from '#libs/ui/table';
import { type Column, type RowAction, columnsOf } from '#libs/ui/table-column';

import { ifMatch } from '../../core/if-match';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { day, listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { Toasts } from '../../core/toasts';

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

/** Every entry that one may see, one's own without the right to see all. */
@Component({
  selector: 'app-entry-list',
  imports: [
    MatButton,
    RouterLink,
    UiAsync,
    UiCan,
    UiCell,
    UiDuration,
    UiEmpty,
    UiFilter,
    UiFilterBar,
    UiLoaded,
    UiMoney,
    UiNone,
    UiPageHeader,
    UiStatus,
    UiTable,
  ],
  templateUrl: './entry-list.html',
})
export class EntryList {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  private readonly dialogs = inject(Dialogs);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  protected readonly P = P;
  protected readonly looks = TIME_ENTRY_LOOKS;
  protected readonly view = listView(codec);
  protected readonly entries = reloadOn(
    resource({
      params: () => this.view.query(),
      loader: ({ params: { billable, ...query } }) =>
        this.api.invoke(timeEntriesList, {
          ...query,
          ...(billable === undefined ? {} : { billable: billable === 'true' }),
        }),
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
  protected readonly columns = this.columnsFor();
  protected readonly nameOf = (row: TimeEntryDto): string =>
    `${row.projectName}, ${this.formats.date(row.workDate)}`;
  protected readonly linkOf = (row: TimeEntryDto): { to: readonly unknown[] } | null =>
    this.isMine(row) && isOpen(row) ? { to: ['/time/entries', row.id, 'edit'] } : null;
  protected readonly actionsOf = (row: TimeEntryDto): readonly RowAction[] => {
    if (!this.isMine(row)) return [];
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
      { label: $localize`Delete`, icon: 'delete', danger: true, blocked, run: () => void this.remove(row) },
    ];
  };

  private isMine(row: TimeEntryDto): boolean {
    return row.membershipId === this.session.me()?.membership?.id;
  }

  private columnsFor(): readonly Column<TimeEntryDto>[] {
    const money: Column<TimeEntryDto> = {
      key: 'amount',
      header: $localize`Amount`,
      numeric: true,
      text: (row) => (row.amount && row.currency ? this.formats.money(row.amount, row.currency) : ''),
    };
    return columnsOf<TimeEntryDto>()([
      {
        key: 'workDate',
        header: $localize`Day`,
        text: (row) => this.formats.date(row.workDate, 'weekday'),
        sort: 'workDate',
        width: '7.5rem',
      },
      ...(this.can(P.TimeReadAll)
        ? [
            {
              key: 'person',
              header: $localize`Person`,
              text: (row: TimeEntryDto) => row.memberName,
              sort: 'person',
              width: '10rem',
            },
          ]
        : []),
      { key: 'project', header: $localize`Project`, sort: 'project' },
      { key: 'note', header: $localize`Note`, text: (row) => row.note, wideOnly: true },
      { key: 'status', header: $localize`Status`, sort: 'status' },
      { key: 'seconds', header: $localize`Hours`, numeric: true, sort: 'seconds' },
      ...(this.can(P.RateRead) ? [money] : []),
    ]);
  }

  private async remove(row: TimeEntryDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete this entry?`,
      text: $localize`${this.formats.duration(row.seconds)}:hours: on ${this.nameOf(row)}:entry:`,
      action: $localize`Delete entry`,
      danger: true,
    });
    if (!sure) return;
    try {
      await this.api.invoke(timeEntriesRemove, { id: row.id, ...ifMatch(row) });
    } catch (error) {
      this.toasts.show(messageOf(error));
    }
    this.invalidation.invalidate('time-entries', 'week');
  }
}

const isOpen = ({ status }: TimeEntryDto): boolean => status === 'draft' || status === 'rejected';
