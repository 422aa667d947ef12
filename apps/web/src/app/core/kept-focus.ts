import { DOCUMENT, Injector, Service, afterEveryRender, inject } from '@angular/core';

/** What keyboard users know as one place of a page. */
const PLACES = 'section, form, li, tr, dialog, [role=dialog], ui-drawer';

/**
 * When what had the focus is gone, as a form that was sent, the place where it stood has it: without that, the next
 * Tab begins at the top of the page, and screen readers fall silent. Another page takes the focus by its heading.
 */
@Service()
export class KeptFocus {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private last: Element | null = null;
  private places: HTMLElement[] = [];

  start(): void {
    this.document.addEventListener('focusin', ({ target }) => this.remember(target as Element));
    afterEveryRender({ read: () => this.look() }, { injector: this.injector });
  }

  private remember(focused: Element): void {
    this.last = focused;
    this.places = [];
    for (let at = focused.closest<HTMLElement>(PLACES); at; at = at.parentElement?.closest(PLACES) ?? null)
      this.places.push(at);
  }

  /** Whoever moves the focus on purpose does it in the same breath, and goes first. */
  private look(): void {
    if (!this.isLost()) return;
    setTimeout(() => {
      const place = this.places.find(({ isConnected }) => isConnected);
      if (!place || !this.isLost()) return;
      if (!place.hasAttribute('tabindex')) {
        place.tabIndex = -1;
        place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
      }
      place.focus({ preventScroll: true });
    });
  }

  private isLost(): boolean {
    const { activeElement, body } = this.document;
    return this.last?.isConnected === false && (!activeElement || activeElement === body);
  }
}
