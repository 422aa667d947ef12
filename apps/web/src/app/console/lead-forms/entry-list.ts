import { Component, computed, inject } from '@angular/core';
import { FORM_ENTRY_STATUSES, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { formEntriesDiscard } from '#libs/api-client/fn/crm/form-entries-discard';
import { formEntriesList } from '#libs/api-client/fn/crm/form-entries-list';
import { formEntriesRelease } from '#libs/api-client/fn/crm/form-entries-release';
import type { FormEntryDto } from '#libs/api-client/models/form-entry-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiDrawer } from '#libs/ui/drawer';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiFormError } from '#libs/ui/form';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { FORM_ENTRY_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Permissions } from '../../core/permissions';
import { EntryView } from './entry-view';
import { ENTRY_CHOICES, SUSPICION_WORDS } from './form-words';

const codec = listCodec({
  filters: { status: oneOf(FORM_ENTRY_STATUSES), formId: text() },
  sorts: ['createdAt', 'email'],
  sort: '-createdAt',
});

/** What people sent by forms; what looks sent by a machine waits here for somebody's look. */
@Component({
  selector: 'app-entry-list',
  imports: [
    ...[EntryView, UiCell, UiDate, UiDrawer, UiEmpty, UiFilter, UiFormError, UiList, UiNone],
    ...[UiPageHeader, UiStatus],
  ],
  templateUrl: './entry-list.html',
})
export class EntryList {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;

  protected readonly looks = FORM_ENTRY_LOOKS;
  protected readonly statuses = ENTRY_CHOICES;
  protected readonly back = { label: $localize`Leads`, link: '/leads' };
  protected readonly doing = doing();
  protected readonly view = listView(codec);
  protected readonly entries = listing(
    this.view.query,
    (query) => this.api.invoke(formEntriesList, query),
    'form-entries',
  );
  protected readonly columns = columnsOf<FormEntryDto>()([
    { key: 'email', header: $localize`E-mail`, text: (row) => row.email, sort: 'email' },
    {
      key: 'who',
      header: $localize`Who`,
      text: (row) => [row.person, row.company].filter(Boolean).join(', '),
    },
    { key: 'status', header: $localize`Status`, text: (row) => FORM_ENTRY_LOOKS[row.status].label },
    {
      key: 'suspicions',
      header: $localize`Why`,
      text: (row) => row.suspicions.map((one) => SUSPICION_WORDS[one]).join(', '),
    },
    { key: 'form', header: $localize`Form`, text: (row) => row.formName, wideOnly: true },
    {
      key: 'createdAt',
      header: $localize`Sent`,
      csv: (row) => row.createdAt,
      sort: 'createdAt',
      numeric: true,
    },
  ]);
  protected readonly shown = computed(() =>
    this.entries.hasValue()
      ? this.entries.value()?.items.find(({ id }) => id === this.view.open())
      : undefined,
  );
  protected readonly nameOf = (row: FormEntryDto): string => row.email;
  protected readonly linkOf = (row: FormEntryDto) => ({ to: [], query: { open: row.id } });
  protected readonly actionsOf = ({ id, status }: FormEntryDto): RowAction[] => {
    if (!this.can(P.CrmManage)) return [];
    const release: RowAction = {
      label: $localize`Make it a lead`,
      icon: 'check',
      run: () => void this.change(() => this.api.invoke(formEntriesRelease, { id })),
    };
    const discard: RowAction = {
      label: $localize`Discard`,
      icon: 'delete',
      run: () => void this.change(() => this.api.invoke(formEntriesDiscard, { id })),
    };
    return status === 'suspected' ? [release, discard] : status === 'discarded' ? [release] : [];
  };

  private change(work: () => Promise<unknown>): Promise<boolean> {
    return this.doing.run(work, 'form-entries', 'leads');
  }
}
