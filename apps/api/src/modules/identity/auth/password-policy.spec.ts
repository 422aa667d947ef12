import type { DomainError } from '../../../platform/errors/domain-error.js';
import { assertGoodPassword } from './password-policy.js';

const ABOUT = ['Ana Lindqvist', 'ana.lindqvist@northwind.example', 'Northwind Advisory'];

/** The code that a password is refused with; undefined when it is good. */
function verdict(password: string): string | undefined {
  try {
    assertGoodPassword(password, ABOUT);
    return undefined;
  } catch (error) {
    return (error as DomainError).errors?.[0]?.code;
  }
}

describe('a new password', () => {
  it.each([
    'correct horse battery',
    'кошка на дереве',
    'aaaa bbbb cccc dddd',
    '👍🏽'.repeat(5) + 'thumbs',
    'northwind is where I work on Mondays',
    ' leading and trailing blanks count ',
    `${'long enough '.repeat(16)}12345678`,
  ])('may be %j', (password) => expect(verdict(password)).toBeUndefined());

  it.each([
    ['elevenchars', 'PASSWORD_TOO_SHORT'],
    ['👍👍👍👍👍👍', 'PASSWORD_TOO_SHORT'],
    ['e\u0301'.repeat(11), 'PASSWORD_TOO_SHORT'],
    ['x y'.repeat(67), 'PASSWORD_TOO_LONG'],
    ['qwerty123456', 'PASSWORD_COMMON'],
    ['QWERTY123456', 'PASSWORD_COMMON'],
    ['Professional', 'PASSWORD_COMMON'],
    ['passwordpassword', 'PASSWORD_COMMON'],
    ['abababababab', 'PASSWORD_COMMON'],
    ['............', 'PASSWORD_COMMON'],
    ['ana.lindqvist@northwind.example', 'PASSWORD_PERSONAL'],
    ['Lindqvist2026!', 'PASSWORD_PERSONAL'],
    ['NorthwindAdvisory', 'PASSWORD_PERSONAL'],
    ['northwind-2026', 'PASSWORD_PERSONAL'],
  ])('may not be %j', (password, code) => expect(verdict(password)).toBe(code));

  it('is refused on the field that the caller names', () => {
    try {
      assertGoodPassword('short', [], 'password');
    } catch (error) {
      expect((error as DomainError).errors?.[0]?.field).toBe('password');
    }
    expect.assertions(1);
  });
});
