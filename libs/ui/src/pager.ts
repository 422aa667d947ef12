import { Component, computed, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';

import { UiIcon } from './icon';

/** What paging needs of a `listView`. */
export interface Pageable {
  page(): number;
  size(): number;
  turnTo(page: number, size?: number): void;
}

const SIZES = [25, 50, 100, 200];
const FEWEST = 25;

/** Which rows are shown, how many a page, and the way to the others. Silent while everything fits on one page. */
@Component({
  selector: 'ui-pager',
  imports: [MatIconButton, UiIcon],
  template: `
    @if (total() > fewest) {
      <nav aria-label="Pages" i18n-aria-label>
        <label>
          <span i18n>Rows</span>
          <select (change)="resize($event)">
            @for (size of sizes; track size) {
              <option [value]="size" [selected]="size === view().size()">{{ size }}</option>
            }
          </select>
        </label>
        <span class="range ui-num" i18n
          >{{ from() }}–{{ to() }} of {{ total() }}{{ totalIsExact() ? '' : '+' }}</span
        >
        <button
          matIconButton
          type="button"
          aria-label="Previous page"
          i18n-aria-label
          [disabled]="view().page() === 1"
          (click)="view().turnTo(view().page() - 1)"
        >
          <ui-icon name="chevron_left" />
        </button>
        <button
          matIconButton
          type="button"
          aria-label="Next page"
          i18n-aria-label
          [disabled]="to() >= total() && totalIsExact()"
          (click)="view().turnTo(view().page() + 1)"
        >
          <ui-icon name="chevron_right" />
        </button>
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      gap: 0.25rem;
      align-items: center;
      justify-content: flex-end;
      padding: 0.375rem 0.5rem;
      border-block-start: 1px solid var(--mat-sys-outline-variant);
      font-size: 0.8125rem;
      color: var(--mat-sys-on-surface-variant);
    }
    label {
      display: inline-flex;
      gap: 0.375rem;
      align-items: center;
    }
    select {
      min-block-size: 1.75rem;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 0.375rem;
      background: var(--mat-sys-surface);
    }
    .range {
      margin-inline: auto 0.5rem;
    }
  `,
})
export class UiPager {
  readonly view = input.required<Pageable>();
  readonly total = input.required<number>();
  /** false when the count stopped at its cap */
  readonly totalIsExact = input(true);

  protected readonly fewest = FEWEST;
  protected readonly sizes = SIZES;
  protected readonly from = computed(() => (this.view().page() - 1) * this.view().size() + 1);
  protected readonly to = computed(() => {
    const last = this.view().page() * this.view().size();
    return this.totalIsExact() ? Math.min(last, this.total()) : last;
  });

  protected resize(event: Event): void {
    this.view().turnTo(1, Number((event.target as HTMLSelectElement).value));
  }
}
