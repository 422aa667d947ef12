import { csvOf } from './csv';
import { columnsOf } from './table-column';

interface Bill {
  name: string;
  due: string | null;
  total: string;
  currency: string;
}

describe('a list as CSV', () => {
  const columns = columnsOf<Bill>()([
    { key: 'name', header: 'Invoice', text: (row) => row.name },
    { key: 'due', header: 'Due', text: () => '21 Nov 2026', csv: (row) => row.due },
    { key: 'total', header: 'Total', csv: (row) => row.total, currency: (row) => row.currency },
    { key: 'draft', header: '' },
  ]);

  it('writes machine values, the currency of money, and no column of controls', () => {
    const csv = csvOf(columns, [
      { name: 'A, "B"', due: '2026-11-21', total: '-1100.00', currency: 'EUR' },
      { name: 'C', due: null, total: '5', currency: 'USD' },
    ]);

    expect(csv).toBe(
      '\uFEFFInvoice,Due,Total,Total currency\r\n"A, ""B""",2026-11-21,-1100.00,EUR\r\nC,,5,USD\r\n',
    );
  });
});
