import { LIMITS } from '#libs/contracts';
import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

/** What of the one that goes fills gaps of the one that stays. */
export function gapsOf<Row extends object, Key extends keyof Row>(
  stays: Row,
  goes: Row,
  keys: readonly Key[],
): Partial<Pick<Row, Key>> {
  const empty = (value: unknown): boolean => value === '' || value === null;
  return Object.fromEntries(
    keys.filter((key) => empty(stays[key]) && !empty(goes[key])).map((key) => [key, goes[key]]),
  ) as Partial<Pick<Row, Key>>;
}

/** Both notes, one below the other. @throws 409 when they are too long for one */
export function bothNotes(stays: { note: string }, goes: { note: string }): string {
  const note = [stays.note, goes.note].filter(Boolean).join('\n\n');
  if (note.length <= LIMITS.noteLength) return note;
  throw wrongState('NOTES_TOO_LONG', 'The two notes are too long for one. Shorten one of them first.');
}

/** @throws 422 */
export function assertTwo(field: string, id: string, otherId: string): void {
  if (id === otherId)
    throw DomainError.field(field, 'SAME', 'Choose another one: this is the one that stays.');
}
