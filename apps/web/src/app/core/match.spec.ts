import { matches } from './match';

describe('matching what was typed', () => {
  it.each([
    ['', 'Anything', true],
    ['inv', 'New invoice', true],
    ['new inv', 'Invoice · New', true],
    ['voice', 'Invoice', false],
    ['zur', 'Zürich', true],
    ['ledger x', 'Ledger', false],
  ])('%j in %j is %s', (typed, text, expected) => {
    expect(matches(typed, text)).toBe(expected);
  });
});
