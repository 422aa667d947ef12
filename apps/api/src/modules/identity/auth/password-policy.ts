import { createRequire } from 'node:module';
import type { dictionary } from '@zxcvbn-ts/language-common';
import { LIMITS } from '#libs/contracts';
import { DomainError } from '../../../platform/errors/domain-error.js';

/** What has to be left of a password once everything about the person is taken out of it. */
const OWN_PART = 8;

let common: ReadonlySet<string> | undefined;

/**
 * The 49,000 passwords that are used most, in lower case. Unpacking them takes a tenth of a second, so it waits
 * until somebody chooses a password.
 */
function commonPasswords(): ReadonlySet<string> {
  const load = createRequire(import.meta.url);
  return (common ??= new Set(
    (load('@zxcvbn-ts/language-common') as { dictionary: typeof dictionary }).dictionary['passwords-common'],
  ));
}

/** `abcabcabc` and `passwordpassword` are as good as what they repeat. */
const unitOf = (password: string): string => /^(.+?)\1+$/su.exec(password)?.[1] ?? password;

/** Words of at least four letters: shorter ones stand in any sentence. */
function wordsOf(about: readonly string[]): string[] {
  const words = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  return words
    .map((word) => word.normalize('NFC').toLowerCase())
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
}

/**
 * Length over composition: long enough, not guessed first, not about the person. `about` is what everybody knows of
 * them: name, e-mail address, firm. Nothing is cut off or trimmed.
 * @throws 422 on the field `newPassword`, or as named
 */
export function assertGoodPassword(
  newPassword: string,
  about: readonly string[],
  field = 'newPassword',
): void {
  const password = newPassword.normalize('NFC');
  const refuse = (code: string, sentence: string): never => {
    throw DomainError.field(field, code, sentence);
  };
  const length = [...password].length;
  if (length < LIMITS.passwordMin)
    refuse('PASSWORD_TOO_SHORT', `Use at least ${LIMITS.passwordMin} characters.`);
  if (length > LIMITS.passwordMax)
    refuse('PASSWORD_TOO_LONG', `Use at most ${LIMITS.passwordMax} characters.`);
  const lower = password.toLowerCase();
  const unit = unitOf(lower);
  if (commonPasswords().has(lower) || (unit !== lower && (unit.length < 6 || commonPasswords().has(unit))))
    refuse('PASSWORD_COMMON', 'Many people use this password, so it is guessed first. Choose another one.');
  const own = wordsOf(about).reduce((rest, word) => rest.replaceAll(word, ''), lower);
  if (own !== lower && [...own].length < OWN_PART)
    refuse('PASSWORD_PERSONAL', 'This is close to your name, e-mail address or firm. Choose another one.');
}
