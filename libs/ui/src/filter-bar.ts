import { Component, computed, inject, type ElementRef, input, model, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Formats } from './formats';
import { useHotkeys } from './hotkeys';
import { UiIcon } from './icon';

/** What the bar needs of a `listView`. */
export interface Searchable {
  q(): string;
  filtered(): boolean;
  search(q: string): void;
  clear(): void;
}

const TYPING_MS = 200;

/** Search, the list's filters (projected), Clear, the count, which screen readers hear, `uiEnd`. `/` goes to search. */
@Component({
  selector: 'ui-filter-bar',
  imports: [MatButton, UiIcon],
  template: `
    @if (placeholder(); as words) {
      <label class="search">
        <ui-icon name="search" />
        <span class="ui-hidden">{{ words }}</span>
        <input #box type="search" [value]="view().q()" [placeholder]="words" (input)="type(box.value)" />
      </label>
    }
    <ng-content />
    @if (view().filtered()) {
      <button matButton type="button" (click)="view().clear()" i18n>Clear filters</button>
    }
    <div class="end">
      <span class="count" role="status">
        @if (shown() !== null) {
          <span i18n>{total(), plural, =1 {1 result} other {{{ shown() }} results}}</span>
        }
      </span>
      <ng-content select="[uiEnd]" />
    </div>
  `,
  styleUrl: './filter-bar.scss',
})
export class UiFilterBar {
  readonly view = input.required<Searchable>();
  /** what can be searched; without it there is no search */
  readonly placeholder = input<string>();
  readonly total = input<number>();
  readonly exact = input(true);

  /** The count as people write it, with a plus where counting stopped. */
  protected readonly shown = computed(() => {
    const total = this.total();
    return total === undefined ? null : this.formats.number(total) + (this.exact() ? '' : '+');
  });

  private readonly formats = inject(Formats);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private pause?: ReturnType<typeof setTimeout>;

  constructor() {
    useHotkeys({ '/': () => this.box()?.nativeElement.select() });
  }

  protected type(text: string): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.view().search(text.trim()), TYPING_MS);
  }
}

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** One filter of a bar: its name and a native list of choices; '' is all. */
@Component({
  selector: 'ui-filter',
  imports: [UiIcon],
  template: `
    <label [class.set]="value()">
      <span>{{ label() }}</span>
      <select [value]="value()" (change)="pick($event)">
        <option value="" [selected]="!value()" i18n>All</option>
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
        }
      </select>
      <ui-icon name="keyboard_arrow_down" />
    </label>
  `,
  styleUrl: './filter.scss',
})
export class UiFilter<T extends string = string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly FilterOption[]>();
  readonly value = model.required<T | ''>();

  protected pick(event: Event): void {
    this.value.set((event.target as HTMLSelectElement).value as T | '');
  }
}
