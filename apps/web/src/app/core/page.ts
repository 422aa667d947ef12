import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/** The browser as far as core needs it: small preferences and whole-page loads. Storage may be blocked. */
export interface Page {
  /** path, query and fragment of what is shown */
  path(): string;
  load(url: string): void;
  recall(key: string): string | null;
  /** `null` forgets */
  remember(key: string, value: string | null): void;
}

export const PAGE = new InjectionToken<Page>('PAGE', {
  factory: () => {
    const { defaultView: view } = inject(DOCUMENT);
    if (!view) throw new Error('no window');
    return {
      path: () => view.location.pathname + view.location.search,
      load: (url) => view.location.assign(url),
      recall: (key) => attempt(() => view.localStorage.getItem(key)) ?? null,
      remember: (key, value) =>
        attempt(() =>
          value === null ? view.localStorage.removeItem(key) : view.localStorage.setItem(key, value),
        ),
    };
  },
});

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
