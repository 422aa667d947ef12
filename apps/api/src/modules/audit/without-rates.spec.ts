import { withoutRates } from './without-rates.js';

it('leaves out rates and prices on both sides and keeps everything else', () => {
  const entry = {
    id: '1',
    before: { status: 'draft', rates: [{ role: 'Consultant', hourlyRate: '100.00' }] },
    after: { status: 'pending', hourlyRate: '120.00', rateReason: 'agreed', unitPrice: '1' },
  };
  expect(withoutRates(entry)).toEqual({ id: '1', before: { status: 'draft' }, after: { status: 'pending' } });
});

it('keeps null apart from empty: nothing was there before a creation', () => {
  expect(withoutRates({ before: null, after: { hourlyRate: '1' } })).toEqual({ before: null, after: {} });
});
