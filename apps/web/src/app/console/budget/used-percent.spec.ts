import { usedPercent } from './used-percent';

describe('the part of a budget that is used', () => {
  it.each([
    ['0.00', '100.00', 0],
    ['99.99', '100.00', 99],
    ['100.00', '100.00', 100],
    ['150.00', '100.00', 150],
  ])('%s of %s is %i %%', (used, budget, percent) => expect(usedPercent(used, budget)).toBe(percent));
});
