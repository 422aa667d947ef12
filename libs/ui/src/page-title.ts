import { Directive, ElementRef, type OnDestroy, Service, afterNextRender, inject } from '@angular/core';

/** Knows which heading should take the focus next: the first that appears after a navigation. */
@Service()
export class PageTitles {
  private waiting = false;
  private left: Element | null = null;
  private current: HTMLElement | null = null;

  /** A navigation starts; `focused` is what the person pressed. */
  expect(focused: Element | null): void {
    this.waiting = true;
    this.left = focused;
  }

  /** The navigation ended; a page that was reused for another object still has its heading. */
  arrive(): void {
    if (this.current) this.offer(this.current);
  }

  offer(heading: HTMLElement): void {
    this.current = heading;
    if (!this.waiting) return;
    this.waiting = false;
    const { activeElement, body } = heading.ownerDocument;
    // Someone who already moved on to another control is not pulled back.
    if (activeElement === this.left || activeElement === body || !activeElement)
      heading.focus({ preventScroll: true });
  }

  withdraw(heading: HTMLElement): void {
    if (this.current === heading) this.current = null;
  }
}

/** The one `h1` of a page: `<h1 uiPageTitle>`. Takes the focus after navigation. */
@Directive({ selector: 'h1[uiPageTitle]', host: { tabindex: '-1' } })
export class UiPageTitle implements OnDestroy {
  private readonly titles = inject(PageTitles);
  private readonly heading = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterNextRender(() => this.titles.offer(this.heading));
  }

  ngOnDestroy(): void {
    this.titles.withdraw(this.heading);
  }
}
