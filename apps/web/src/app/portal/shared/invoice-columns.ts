import type { PortalInvoiceRowDto } from '#libs/api-client/models/portal-invoice-row-dto';
import { columnsOf } from '#libs/ui/table-column';

import { INVOICE_LOOKS } from './invoice-looks';

/** What is left to pay; nothing of a paid or cancelled invoice. */
export const openOf = (row: PortalInvoiceRowDto): string | null =>
  row.state === 'paid' || row.state === 'void' ? null : row.due;

/** Columns of invoices. */
export const INVOICE_COLUMNS = columnsOf<PortalInvoiceRowDto>()([
  { key: 'number', header: $localize`Invoice`, text: (row) => row.number, sort: 'number' },
  { key: 'project', header: $localize`Project`, text: (row) => row.projectName, wideOnly: true },
  { key: 'state', header: $localize`State`, text: (row) => INVOICE_LOOKS[row.state].label },
  {
    key: 'issued',
    header: $localize`Issued`,
    csv: (row) => row.issueDate,
    sort: 'issueDate',
    wideOnly: true,
  },
  { key: 'due', header: $localize`Due`, csv: (row) => row.dueDate, sort: 'dueDate' },
  {
    key: 'total',
    header: $localize`Total`,
    csv: (row) => row.total,
    currency: (row) => row.currency,
    numeric: true,
    sort: 'total',
  },
  { key: 'open', header: $localize`To pay`, csv: openOf, numeric: true },
]);
