import { DOCUMENT, Service, inject } from '@angular/core';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';
import { PageTitles } from '#libs/ui/page-title';

/**
 * After going to another page its heading takes the focus, as a loaded document would start at its top.
 * Changes of query parameters (filters, drawers) leave the focus where the person works.
 */
@Service()
export class PageFocus {
  private readonly router = inject(Router);
  private readonly titles = inject(PageTitles);
  private readonly document = inject(DOCUMENT);

  start(): void {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationStart) this.leave(event.url);
      if (event instanceof NavigationEnd) this.titles.arrive();
    });
  }

  private leave(next: string): void {
    const first = !this.router.navigated;
    if (!first && pathOf(next) !== pathOf(this.router.url)) this.titles.expect(this.document.activeElement);
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
