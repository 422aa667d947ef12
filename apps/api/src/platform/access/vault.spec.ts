import { readConfig } from '../config/config.js';
import { Vault } from './vault.js';

const vaultOf = (secret: string): Vault =>
  new Vault(readConfig({ DATABASE_URL: 'postgres://votra@localhost/votra', JWT_SECRET: secret.repeat(32) }));

describe('the vault', () => {
  const vault = vaultOf('a');

  it('gives back what it sealed, and seals the same text differently each time', () => {
    const [one, two] = [vault.seal('JBSWY3DP', 'ana'), vault.seal('JBSWY3DP', 'ana')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('JBSWY3DP');
    expect([vault.open(one, 'ana'), vault.open(two, 'ana')]).toEqual(['JBSWY3DP', 'JBSWY3DP']);
  });

  it('opens nothing for another owner, under another key, or that was changed', () => {
    const sealed = vault.seal('JBSWY3DP', 'ana');
    const [keyId, iv, text, tag] = sealed.split('.') as [string, string, string, string];
    const other = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    expect(() => vault.open(sealed, 'bob')).toThrow();
    expect(() => vault.open([keyId, iv, other, tag].join('.'), 'ana')).toThrow();
    expect(() => vaultOf('b').open(sealed, 'ana')).toThrow('SEALED_UNDER_OTHER_KEY');
  });
});
