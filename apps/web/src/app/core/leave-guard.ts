import { DOCUMENT, DestroyRef, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Dialogs } from '#libs/ui/dialogs';

/** A page that may hold unsaved work. */
export interface HasUnsaved {
  unsaved(): boolean;
}

/** `canDeactivate: [leaveGuard]` asks before unsaved work is lost. */
export const leaveGuard: CanDeactivateFn<HasUnsaved> = (page) =>
  !page.unsaved() ||
  inject(Dialogs).confirm({
    heading: $localize`Leave without saving?`,
    text: $localize`What you typed on this page is not saved yet.`,
    action: $localize`Leave`,
    danger: true,
  });

/** The same question by the browser when the tab is closed or reloaded; in an injection context. */
export function warnOnUnload(unsaved: () => boolean): void {
  const view = inject(DOCUMENT).defaultView;
  const ask = (event: BeforeUnloadEvent): void => {
    if (unsaved()) event.preventDefault();
  };
  view?.addEventListener('beforeunload', ask);
  inject(DestroyRef).onDestroy(() => view?.removeEventListener('beforeunload', ask));
}
