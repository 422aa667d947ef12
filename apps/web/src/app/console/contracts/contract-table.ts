import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CONTRACT_KINDS, CONTRACT_STATUSES, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { contractsList } from '#libs/api-client/fn/contracts/contracts-list';
import type { ContractRowDto } from '#libs/api-client/models/contract-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { CONTRACT_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { KIND_CHOICES } from './contract-words';

const codec = listCodec({
  filters: { status: oneOf(CONTRACT_STATUSES), kind: oneOf(CONTRACT_KINDS) },
  sorts: ['number', 'title', 'clientName', 'startDate', 'endDate', 'value', 'ownerName', 'createdAt'],
  sort: '-createdAt',
});

/** The contracts of the firm, or of one client. */
@Component({
  selector: 'app-contract-table',
  imports: [
    MatButton,
    RouterLink,
    UiCan,
    UiCell,
    UiDate,
    UiEmpty,
    UiFilter,
    UiList,
    UiMoney,
    UiNone,
    UiStatus,
  ],
  templateUrl: './contract-table.html',
})
export class ContractTable {
  private readonly api = inject(Api);

  readonly clientId = input<string>();

  protected readonly P = P;
  protected readonly looks = CONTRACT_LOOKS;
  protected readonly kinds = KIND_CHOICES;
  protected readonly statuses = CONTRACT_STATUSES.map((value) => ({
    value,
    label: CONTRACT_LOOKS[value].label,
  }));
  protected readonly view = listView(codec);
  protected readonly contracts = listing(
    () => ({ ...this.view.query(), clientId: this.clientId() }),
    (query) => this.api.invoke(contractsList, query),
    'contracts',
  );
  protected readonly columns = computed(() =>
    COLUMNS.filter(({ key }) => key !== 'clientName' || !this.clientId()),
  );
  protected readonly nameOf = (row: ContractRowDto): string => row.title;
  protected readonly linkOf = (row: ContractRowDto) => ({ to: ['/contracts', row.id] });
}

const COLUMNS = columnsOf<ContractRowDto>()([
  { key: 'title', header: $localize`Contract`, text: (row) => row.title, sort: 'title' },
  { key: 'number', header: $localize`No.`, text: (row) => row.number, sort: 'number' },
  { key: 'clientName', header: $localize`Client`, text: (row) => row.clientName, sort: 'clientName' },
  { key: 'status', header: $localize`Status`, text: (row) => CONTRACT_LOOKS[row.status].label },
  {
    key: 'startDate',
    header: $localize`Start`,
    csv: (row) => row.startDate,
    sort: 'startDate',
    wideOnly: true,
  },
  { key: 'endDate', header: $localize`End`, csv: (row) => row.endDate, sort: 'endDate', wideOnly: true },
  {
    key: 'ownerName',
    header: $localize`Owner`,
    text: (row) => row.ownerName,
    sort: 'ownerName',
    wideOnly: true,
  },
  {
    key: 'value',
    header: $localize`Value`,
    csv: (row) => row.value,
    currency: (row) => row.currency,
    sort: 'value',
    numeric: true,
  },
]);
