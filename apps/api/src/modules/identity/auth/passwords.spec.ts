import argon2 from 'argon2';
import { Passwords } from './passwords.js';

describe('hashing passwords', () => {
  const passwords = new Passwords();
  afterEach(() => vi.restoreAllMocks());

  it('costs what OWASP asks for: argon2id, 19 MiB, two passes, one lane', async () => {
    const hash = vi.spyOn(argon2, 'hash');
    await passwords.hash('a horse that counts to nine');
    const cost = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
    expect(hash).toHaveBeenCalledWith('a horse that counts to nine', cost);
  });

  it('knows a password again however its characters were composed', async () => {
    const hash = await passwords.hash('caf\u00e9 au lait, no sugar');
    expect(await passwords.verify(hash, 'cafe\u0301 au lait, no sugar')).toBe(true);
    expect(await passwords.verify(hash, 'cafe au lait, no sugar')).toBe(false);
  });

  it('compares with something also where there is no account', async () => {
    const verify = vi.spyOn(argon2, 'verify');
    expect(await passwords.verify(undefined, 'no such account')).toBe(false);
    expect(verify).toHaveBeenCalledTimes(1);
  });
});
