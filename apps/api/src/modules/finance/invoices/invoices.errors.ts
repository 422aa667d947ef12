import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, type FieldError, wrongState } from '../../../platform/errors/domain-error.js';

for (const constraint of ['uq_invoice_line_entries_live', 'ex_invoice_line_entries_billed'])
  onConstraint(constraint, () =>
    wrongState(
      'ENTRY_ON_ANOTHER_INVOICE',
      'Somebody else just took one of these entries for another invoice. Load them again.',
    ),
  );

onConstraint('uq_invoice_lines_live_part', () => takenMeanwhile('a part of the agreed price'));
onConstraint('uq_invoice_lines_live_month', () => takenMeanwhile('a month of the retainer'));

const takenMeanwhile = (what: string): DomainError =>
  wrongState(
    'ALREADY_ON_AN_INVOICE',
    `Somebody else just took ${what} for another invoice. Load the draft again.`,
  );

/** A time entry as an error names it. */
export interface NamedEntry {
  id: string;
  workDate: string;
  personName: string;
}

const SHOWN = 5;

export const projectsHidden = (): DomainError =>
  wrongState(
    'PROJECTS_FOR_MEMBERS_ONLY',
    'Some of these hours are on projects for their members only, which you are not on. Bill a project by itself, or ask somebody who sees them.',
  );

export const nameOf = ({ workDate, personName }: NamedEntry): string => `${personName} on ${workDate}`;

export function namesOf(entries: readonly NamedEntry[]): string {
  const names = entries.slice(0, SHOWN).map(nameOf).join(', ');
  return entries.length > SHOWN ? `${names} and ${entries.length - SHOWN} more` : names;
}

export function invoiceEmpty(from: string, to: string, withoutRate = 0, overCap = 0): DomainError {
  const entries = (count: number, one: string, more: string): string =>
    count ? ` ${count} ${count === 1 ? `entry ${one}` : `entries ${more}`}.` : '';
  const message = [
    `There is no approved, billable time that is not invoiced yet from ${from} to ${to}, and nothing else is due.`,
    entries(withoutRate, 'has no rate', 'have no rate'),
    entries(overCap, 'is over the cap', 'are over the cap'),
  ].join('');
  return new DomainError('INVOICE_EMPTY', 422, message, [
    { field: 'periodFrom', code: 'INVOICE_EMPTY', message },
  ]);
}

export function entriesOverCap(entries: readonly NamedEntry[]): DomainError {
  const detail = `Over the cap that was agreed: ${namesOf(entries)}. They can be billed once it is raised.`;
  return new DomainError(
    'ENTRY_OVER_CAP',
    409,
    detail,
    entries.map(entryError('ENTRY_OVER_CAP', 'is over the cap')),
  );
}

/** The terms changed after the draft was made. */
export const capExceeded = (title: string): DomainError =>
  wrongState(
    'INVOICE_OVER_CAP',
    `The draft bills more than the cap of “${title}” allows by now. Save it again to fit.`,
  );

export function currenciesMixed(codes: readonly string[]): DomainError {
  const message = `The time is priced in ${codes.join(' and ')}. Choose one currency for the invoice.`;
  return new DomainError('INVOICE_CURRENCIES_MIXED', 422, message, [
    { field: 'currency', code: 'CURRENCIES_MIXED', message },
  ]);
}

export const tooManyEntries = (limit: number): DomainError =>
  DomainError.field(
    'periodTo',
    'INVOICE_TOO_LARGE',
    `An invoice bills at most ${limit} entries. Choose a shorter period.`,
  );

/** With one field error per entry. */
export function entriesChanged(entries: readonly NamedEntry[]): DomainError {
  const detail = `Changed since the draft was made: ${namesOf(entries)}. Save the draft again to take the changes over.`;
  return new DomainError(
    'INVOICE_ENTRIES_CHANGED',
    409,
    detail,
    entries.map(entryError('ENTRY_CHANGED', 'was changed')),
  );
}

export const entryError =
  (code: string, what: string) =>
  (entry: NamedEntry): FieldError => ({
    field: `entries.${entry.id}`,
    code,
    message: `${nameOf(entry)} ${what}.`,
  });
