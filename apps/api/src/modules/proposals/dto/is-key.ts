import { Matches } from 'class-validator';

/** What a section or line is known by from version to version. */
export const IsKey = (each = false) =>
  Matches(/^[\w-]{1,40}$/, { each, message: 'A key has up to 40 letters, digits, _ and -.' });
