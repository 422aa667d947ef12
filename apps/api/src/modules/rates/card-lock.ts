import type { RateCardDto } from './dto/rate-card.dto.js';

/** Whether a card's prices may change, by what became of the engagement or project that it belongs to. */
export function lockOf(
  engagement: string | null,
  project: string | null,
): Pick<RateCardDto, 'locked' | 'needsReason'> {
  return {
    locked: reasonToLock(engagement, project),
    needsReason: engagement !== null && engagement !== 'draft',
  };
}

function reasonToLock(engagement: string | null, project: string | null): string | null {
  if (engagement === 'pending') return 'Somebody decides about the engagement as it was submitted.';
  if (engagement === 'rejected') return 'The engagement was rejected. Reopen it to change its prices.';
  if (engagement === 'completed') return 'The engagement is completed.';
  if (project === 'completed' || project === 'cancelled') return `The project is ${project}.`;
  return null;
}
