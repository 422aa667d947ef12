import { DOCUMENT, InjectionToken, inject } from '@angular/core';
import { MEMORY, type Memory } from '#libs/ui/memory';

/** The browser as far as core needs it: small preferences and whole-page loads. */
export interface Page extends Memory {
  /** path, query and fragment of what is shown */
  path(): string;
  load(url: string): void;
}

export const PAGE = new InjectionToken<Page>('PAGE', {
  factory: () => {
    const { defaultView: view } = inject(DOCUMENT);
    if (!view) throw new Error('no window');
    return {
      ...inject(MEMORY),
      path: () => view.location.pathname + view.location.search,
      load: (url) => view.location.assign(url),
    };
  },
});
