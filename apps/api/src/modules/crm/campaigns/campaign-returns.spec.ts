import { costPerLead, returnPercent } from './campaign-returns.js';

describe('what came of a campaign', () => {
  it('costs so much a lead, to the cent, and nothing without leads or cost', () => {
    expect(costPerLead('100', 3, 'EUR')).toBe('33.33');
    expect(costPerLead('100', 3, 'JPY')).toBe('33');
    expect(costPerLead('100', 0, 'EUR')).toBeNull();
    expect(costPerLead('0', 3, 'EUR')).toBeNull();
  });

  it.each([
    ['three times its cost', '1000', [{ currency: 'EUR', wonValue: '3000' }], '200.0'],
    ['less than it cost', '1000', [{ currency: 'EUR', wonValue: '250' }], '-75.0'],
    ['nothing', '1000', [], '-100.0'],
    ['something for nothing', '0', [{ currency: 'EUR', wonValue: '250' }], null],
    ['another currency', '1000', [{ currency: 'USD', wonValue: '250' }], null],
    ['nothing of another currency', '1000', [{ currency: 'USD', wonValue: '0' }], '-100.0'],
  ])('returned %s', (_, cost, sums, percent) => {
    expect(returnPercent({ cost, currency: 'EUR' }, sums)).toBe(percent);
  });
});
