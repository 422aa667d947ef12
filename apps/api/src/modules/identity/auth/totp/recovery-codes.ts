import { randomInt } from 'node:crypto';
import { hashOf } from '../../../../platform/access/secrets.js';

const COUNT = 10;
/** Without those that look like another: 80 bits in 16 of these 32. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP = 4;

const group = (): string => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Ten codes as people write them down: `7KQ2-M4XV-…`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () => Array.from({ length: GROUPS }, group).join('-'));

/** What is kept of a code, however it is written. */
export const recoveryHash = (code: string): string => hashOf(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
