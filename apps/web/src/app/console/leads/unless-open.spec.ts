import { unlessOpen } from './unless-open';

describe('a filter by state in the URL', () => {
  const param = unlessOpen(['open', 'won'] as const);

  it.each([
    [null, 'open', null],
    ['nonsense', 'open', null],
    ['won', 'won', 'won'],
    ['all', '', 'all'],
  ] as const)('reads %s as %s and writes %s', (raw, value, written) => {
    expect(param.read(raw)).toBe(value);
    expect(param.write(value)).toBe(written);
  });
});
