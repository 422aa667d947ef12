import type { ImportKind, ImportStatus } from '#libs/contracts';

export const PRODUCTS: Record<ImportKind, string> = { harvest: 'Harvest', toggl: 'Toggl Track' };

export const isAtWork = (status: ImportStatus): boolean => status === 'checking' || status === 'running';

/** What to tell of how a file was read, because a person may know better. */
export function readingNotes(summary: {
  readonly encoding: string;
  readonly datesAssumed: boolean;
  readonly absentColumns: readonly string[];
}): string[] {
  const notes: string[] = [];
  if (summary.datesAssumed) {
    notes.push($localize`Dates such as 3/4/2026 are read as month/day: nothing in the file says otherwise.`);
  }
  if (summary.absentColumns.includes('Invoiced?')) {
    notes.push($localize`There is no column "Invoiced?": all hours count as not invoiced yet.`);
  }
  if (summary.absentColumns.includes('Approved?')) {
    notes.push($localize`There is no column "Approved?": all hours wait for approval.`);
  }
  if (summary.encoding === 'windows-1252') {
    notes.push(
      $localize`The text is not UTF-8 and is read as Windows-1252: look at the accents in the names.`,
    );
  }
  return notes;
}
