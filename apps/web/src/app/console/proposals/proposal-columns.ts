import type { ProposalRowDto } from '#libs/api-client/models/proposal-row-dto';
import { PROPOSAL_LOOKS } from '#libs/ui/statuses';
import { columnsOf } from '#libs/ui/table-column';

/** What lists of proposals show. */
export const PROPOSAL_COLUMNS = columnsOf<ProposalRowDto>()([
  { key: 'title', header: $localize`Proposal`, text: (row) => row.title, sort: 'title' },
  { key: 'number', header: $localize`Number`, text: (row) => row.number, sort: 'number' },
  { key: 'company', header: $localize`For`, text: (row) => row.company, sort: 'company' },
  { key: 'status', header: $localize`Status`, text: (row) => PROPOSAL_LOOKS[row.status].label },
  {
    ...{ key: 'net', header: $localize`Without tax`, numeric: true, sort: 'net' },
    ...{ csv: (row: ProposalRowDto) => row.net, currency: (row: ProposalRowDto) => row.currency },
  },
  {
    ...{ key: 'validUntil', header: $localize`Valid until`, numeric: true, sort: 'validUntil' },
    csv: (row: ProposalRowDto) => row.validUntil,
  },
  { key: 'ownerName', header: $localize`Owner`, text: (row) => row.ownerName, sort: 'ownerName' },
]);
