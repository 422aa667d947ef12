import { burnOf } from './burn';

describe('burnOf', () => {
  it.each([
    ['250.00', '1000.00', { used: 0.25, tone: 'calm' }],
    ['800.00', '1000.00', { used: 0.8, tone: 'near' }],
    ['1000.00', '1000', { used: 1, tone: 'near' }],
    ['1500.00', '1000.00', { used: 1.5, tone: 'over' }],
  ])('%s of %s', (engagementAmount, budget, burn) => {
    expect(burnOf({ engagementAmount, budget })).toEqual(burn);
  });

  it('has no measure without a budget', () => {
    expect(burnOf({ engagementAmount: '5', budget: null })).toBeNull();
  });
});
