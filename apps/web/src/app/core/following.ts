import { DestroyRef, DOCUMENT, effect, inject, untracked } from '@angular/core';

/** A long piece of work is asked after less and less often: it must not use up the person's requests of an hour. */
const ASK_MS = { first: 1_500, growth: 1.05, last: 8_000 };

/**
 * Asks again and again how something at work is doing, and not while nobody looks at the page. What `ask` throws is
 * left for the next time. In an injection context.
 */
export function following(isAtWork: () => boolean, ask: () => Promise<unknown>): void {
  const document = inject(DOCUMENT);
  const destroyed = inject(DestroyRef);
  effect((onCleanup) => {
    if (!isAtWork()) return;
    let timer: ReturnType<typeof setTimeout>;
    let ended = false;
    const look = async (wait: number): Promise<void> => {
      if (!document.hidden) await untracked(ask).catch(() => undefined);
      if (!ended && !destroyed.destroyed) next(Math.min(wait * ASK_MS.growth, ASK_MS.last));
    };
    const next = (wait: number): void => {
      timer = setTimeout(() => void look(wait), wait);
    };
    next(ASK_MS.first);
    onCleanup(() => {
      ended = true;
      clearTimeout(timer);
    });
  });
}
