import type { ClientDto } from '#libs/api-client/models/client-dto';

import { bodyOf, modelOf } from './client-model';

const VAT = { label: 'VAT', country: 'DE', number: 'DE136695976' };
const REGISTER = { label: 'Register', country: '', number: 'HRB 1' };

describe('the tax id that invoices print', () => {
  const marks = (taxIds: (typeof VAT)[], taxIdOnInvoices: string) =>
    bodyOf({ ...modelOf(null, 'EUR'), taxIds, taxIdOnInvoices }).taxIds?.map(({ onInvoices }) => onInvoices);

  it('is the chosen one, the first where that is gone, or none', () => {
    expect(marks([VAT, REGISTER], '1')).toEqual([false, true]);
    expect(marks([VAT], '1')).toEqual([true]);
    expect(marks([VAT], 'none')).toEqual([false]);
  });

  it('is read back', () => {
    const shown = (...taxIds: ClientDto['taxIds']) => {
      const client = { ...modelOf(null, 'EUR'), tags: [], taxIds } as unknown as ClientDto;
      return modelOf(client, 'EUR').taxIdOnInvoices;
    };
    expect(shown({ ...REGISTER, onInvoices: false }, { ...VAT, onInvoices: true })).toBe('1');
    expect(shown({ ...VAT, onInvoices: false })).toBe('none');
    expect(shown()).toBe('0');
  });
});
