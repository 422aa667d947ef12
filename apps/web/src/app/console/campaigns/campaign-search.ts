import { inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { campaignsList } from '#libs/api-client/fn/crm/campaigns-list';
import type { Choice } from '#libs/ui/picker';

import { CHANNEL_WORDS } from './campaign-words';

const CHOICES = 20;

/** Finds campaigns, the newest first, for `ui-picker`; in an injection context. */
export function campaignSearch(): (q: string) => Promise<Choice[]> {
  const api = inject(Api);
  return async (q) => {
    const { items } = await api.invoke(campaignsList, { q: q || undefined, perPage: CHOICES });
    return items.map(({ id, name, channel }) => ({ id, label: name, note: CHANNEL_WORDS[channel] }));
  };
}
