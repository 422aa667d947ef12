import type { ClientDeletionDto } from '#libs/api-client/models/client-deletion-dto';
import type { ClientDraftsDto } from '#libs/api-client/models/client-drafts-dto';
import type { ClientKeptDto } from '#libs/api-client/models/client-kept-dto';

const WORDS: Readonly<Record<keyof ClientKeptDto | keyof ClientDraftsDto, (count: number) => string>> = {
  engagements: (count) => $localize`engagements (${count}:count:)`,
  projects: (count) => $localize`projects (${count}:count:)`,
  contracts: (count) => $localize`contracts (${count}:count:)`,
  proposals: (count) => $localize`proposals (${count}:count:)`,
  signatureRequests: (count) => $localize`documents sent for signature (${count}:count:)`,
  invoices: (count) => $localize`invoices (${count}:count:)`,
  payments: (count) => $localize`payments (${count}:count:)`,
  portalUsers: (count) => $localize`portal users (${count}:count:)`,
  contacts: (count) => $localize`contacts (${count}:count:)`,
  activities: (count) => $localize`activities (${count}:count:)`,
  files: (count) => $localize`files (${count}:count:)`,
};

/** "engagements (2), files (1)"; empty where there is nothing. */
export function countsText(counts: ClientKeptDto | ClientDraftsDto, locale: string): string {
  const words = (Object.entries(counts) as [keyof typeof WORDS, number][])
    .filter(([, count]) => count > 0)
    .map(([key, count]) => WORDS[key](count));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}

/** Whether something forbids the deletion. */
export const isKept = ({ keeps }: ClientDeletionDto): boolean =>
  Object.values(keeps).some((count) => count > 0);
