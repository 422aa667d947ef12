import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/** Small choices that this browser keeps from visit to visit. Nothing of the firm belongs in here. */
export interface Memory {
  recall(key: string): string | null;
  /** `null` forgets */
  remember(key: string, value: string | null): void;
}

/** Local storage; where it is blocked nothing is kept and nothing fails. */
export const MEMORY = new InjectionToken<Memory>('MEMORY', {
  factory: () => {
    const view = inject(DOCUMENT).defaultView;
    return {
      recall: (key) => attempt(() => view?.localStorage.getItem(key)) ?? null,
      remember: (key, value) =>
        attempt(() =>
          value === null ? view?.localStorage.removeItem(key) : view?.localStorage.setItem(key, value),
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
