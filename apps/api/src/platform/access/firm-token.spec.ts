import { randomUUID } from 'node:crypto';
import { firmOfToken, newFirmToken } from './firm-token.js';

describe('the token of a mailed link', () => {
  it('names its firm, and is another one each time', () => {
    const firm = randomUUID();
    const [one, two] = [newFirmToken(firm), newFirmToken(firm)];
    expect(firmOfToken(one)).toBe(firm);
    expect(one).toMatch(/^[\w-]{64}$/);
    expect(one.slice(-43)).not.toBe(two.slice(-43));
  });

  it.each(['', 'x', 'a'.repeat(63), `${'a'.repeat(63)}!`, 'a'.repeat(65)])('is not %j', (text) => {
    expect(firmOfToken(text)).toBeUndefined();
  });
});
