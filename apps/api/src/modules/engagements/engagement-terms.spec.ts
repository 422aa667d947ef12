import type { DomainError } from '../../platform/errors/domain-error.js';
import { checkTerms, type Terms } from './engagement-terms.js';

const fine: Terms = {
  startDate: '2026-01-01',
  endDate: '2026-01-01',
  currency: 'EUR',
  budget: '1000.00',
  rates: [{ role: 'Partner' }, { role: 'Consultant' }],
};

function fieldsOf(over: Partial<Terms>): string[] {
  try {
    checkTerms({ ...fine, ...over });
    return [];
  } catch (error) {
    return (error as DomainError).errors!.map(({ field }) => field);
  }
}

describe('the terms of an engagement', () => {
  it('may span a single day and be open-ended', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ budget: null, rates: undefined })).toEqual([]);
  });

  it('end on or after their start', () => expect(fieldsOf({ endDate: '2025-12-31' })).toEqual(['endDate']));

  it('have a budget in whole units of the currency', () => {
    expect(fieldsOf({ budget: '10.005' })).toEqual(['budget']);
    expect(fieldsOf({ currency: 'JPY', budget: '10.5' })).toEqual(['budget']);
    expect(fieldsOf({ currency: 'KWD', budget: '10.005' })).toEqual([]);
  });

  it('name each role once, however it is written', () => {
    expect(fieldsOf({ rates: [{ role: 'Partner' }, { role: 'partner' }] })).toEqual(['rates.1.role']);
  });

  it('are refused with all that is wrong at once', () => {
    expect(fieldsOf({ endDate: '2025-12-31', budget: '1.234' })).toEqual(['endDate', 'budget']);
  });
});
