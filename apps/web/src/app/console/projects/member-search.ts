import { inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { membersList } from '#libs/api-client/fn/members/members-list';
import type { Choice } from '#libs/ui/picker';

const CHOICES = 20;

/** Finds people of the firm who have not left, for `ui-picker`; in an injection context. */
export function memberSearch(): (q: string) => Promise<Choice[]> {
  const api = inject(Api);
  return async (q) => {
    const { items } = await api.invoke(membersList, { q: q || undefined, perPage: CHOICES });
    return items
      .filter(({ status }) => status !== 'deactivated')
      .map(({ id, name, jobTitle, email }) => ({ id, label: name, note: jobTitle || (email ?? '') }));
  };
}
