import { Component, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalContractsDownload } from '#libs/api-client/fn/portal/portal-contracts-download';
import { portalContractsList } from '#libs/api-client/fn/portal/portal-contracts-list';
import type { ContractKind } from '#libs/api-client/models/contract-kind';
import type { PortalContractRowDto } from '#libs/api-client/models/portal-contract-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Downloads } from '#libs/ui/download';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { UiList } from '#libs/ui/list';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { CONTRACT_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';
import { UiTabs } from '#libs/ui/tabs';

import { doing } from '../../core/doing';
import { listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { DOCUMENT_TABS } from './document-tabs';

const KINDS: Record<ContractKind, string> = {
  msa: $localize`Master agreement`,
  sow: $localize`Statement of work`,
};

const codec = listCodec({
  filters: {},
  sorts: ['startDate', 'endDate', 'title', 'number'],
  sort: '-startDate',
});

/** What was agreed with the client in writing, to download. */
@Component({
  selector: 'portal-contract-list',
  imports: [UiCell, UiDate, UiEmpty, UiFormError, UiList, UiMoney, UiNone, UiPageHeader, UiStatus, UiTabs],
  templateUrl: './contract-list.html',
})
export class ContractList {
  private readonly api = inject(Api);
  private readonly downloads = inject(Downloads);

  protected readonly tabs = DOCUMENT_TABS;
  protected readonly doing = doing();
  protected readonly looks = CONTRACT_LOOKS;
  protected readonly view = listView(codec);
  protected readonly contracts = listing(this.view.query, (query) =>
    this.api.invoke(portalContractsList, query),
  );
  protected readonly columns = columnsOf<PortalContractRowDto>()([
    { key: 'title', header: $localize`Document`, text: (row) => row.title, sort: 'title' },
    { key: 'number', header: $localize`Number`, text: (row) => row.number, sort: 'number' },
    { key: 'kind', header: $localize`Kind`, text: (row) => KINDS[row.kind] },
    { key: 'status', header: $localize`State`, text: (row) => CONTRACT_LOOKS[row.status].label },
    { key: 'start', header: $localize`Start`, csv: (row) => row.startDate, sort: 'startDate' },
    { key: 'end', header: $localize`End`, csv: (row) => row.endDate, sort: 'endDate' },
    {
      key: 'value',
      header: $localize`Value`,
      csv: (row) => row.value,
      currency: (row) => row.currency,
      numeric: true,
    },
  ]);
  protected readonly nameOf = (row: PortalContractRowDto): string => row.title;
  protected readonly actionsOf = (row: PortalContractRowDto): RowAction[] => [
    { label: $localize`Download PDF`, icon: 'download', run: () => void this.download(row) },
  ];

  private async download({ id, number }: PortalContractRowDto): Promise<void> {
    await this.doing.run(async () =>
      this.downloads.save(await this.api.invoke(portalContractsDownload, { id }), `${number}.pdf`),
    );
  }
}
