/** Why a card's prices stay as they are, by what became of the engagement or project that it belongs to; null if not. */
export function reasonToLock(engagement: string | null, project: string | null): string | null {
  if (engagement === 'pending') return 'Somebody decides about the engagement as it was submitted.';
  if (engagement === 'rejected') return 'The engagement was rejected. Reopen it to change its prices.';
  if (engagement === 'completed') return 'The engagement is completed.';
  if (engagement === 'approved' || engagement === 'in_progress')
    return 'These prices are agreed with the client. A change order of the engagement changes them.';
  if (project === 'completed' || project === 'cancelled') return `The project is ${project}.`;
  return null;
}
