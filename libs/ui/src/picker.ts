import {
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';

import { UiField } from './field';
import { UiIcon } from './icon';

/** Something to choose: its id is the value, its label is shown, the note tells equal labels apart. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
}

let count = 0;

/**
 * Choosing one thing out of many by typing: `<ui-picker [formField]="form.clientId" [search]="searchClients" />`
 * inside a `ui-field`. The value is the id, '' for none. Arrows, Enter, Esc; works without a mouse.
 */
@Component({
  selector: 'ui-picker',
  imports: [UiIcon],
  templateUrl: './picker.html',
  styleUrl: './picker.scss',
})
export class UiPicker implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly disabled = input(false);
  /** finds choices for what was typed ('' for the first few); called again for each pause in typing */
  readonly search = input.required<(typed: string) => Promise<readonly Choice[]>>();
  /** label of a value that was there before anything was searched */
  readonly shown = input('');
  readonly placeholder = input($localize`Type to search`);

  protected readonly field = inject(UiField, { optional: true });
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  protected readonly listId = `ui-picker-${++count}`;
  protected readonly open = signal(false);
  protected readonly typed = signal<string | null>(null);
  private readonly chosen = signal<Choice | null>(null);

  private readonly found = resource({
    params: () => (this.open() ? { typed: this.typed() ?? '', search: this.search() } : undefined),
    loader: async ({ params, abortSignal }) => {
      if (params.typed) await pause(TYPING_MS);
      return abortSignal.aborted ? [] : params.search(params.typed.trim());
    },
  });
  protected readonly choices = linkedSignal<readonly Choice[] | undefined, readonly Choice[]>({
    source: () => (this.found.hasValue() ? this.found.value() : undefined),
    computation: (found, previous) => found ?? previous?.value ?? [],
  });
  protected readonly at = linkedSignal({ source: this.choices, computation: () => 0 });
  protected readonly activeId = computed(() =>
    this.open() && this.choices().length ? `${this.listId}-${this.at()}` : null,
  );
  /** What the box says: what is being typed, else the chosen thing. */
  protected readonly text = computed(() => {
    const id = this.value();
    const chosen = this.chosen();
    return this.typed() ?? (id === '' ? '' : chosen?.id === id ? chosen.label : this.shown());
  });
  protected readonly message = computed(() => {
    if (this.found.status() === 'error') return $localize`The search failed. Type again to retry.`;
    if (this.found.isLoading() && !this.choices().length) return $localize`Searching…`;
    return this.choices().length ? '' : $localize`Nothing found.`;
  });

  focus(options?: FocusOptions): void {
    this.box().nativeElement.focus(options);
  }

  protected type(): void {
    this.typed.set(this.box().nativeElement.value);
    this.show();
  }

  protected show(): void {
    if (!this.disabled()) this.open.set(true);
  }

  protected press(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (this.open()) this.move(key === 'ArrowDown' ? 1 : -1);
      else this.show();
    } else if (key === 'Enter' && this.open()) {
      event.preventDefault();
      // What is listed may still answer an earlier word.
      if (!this.found.isLoading()) this.pick(this.choices()[this.at()]);
    } else if (key === 'Escape' && this.open()) {
      // Closes the list only, not the dialog or drawer around it.
      event.stopPropagation();
      this.close();
    }
  }

  /** Leaving with an emptied box means "none"; leaving with half a word leaves the choice as it was. */
  protected leave(): void {
    if (this.typed()?.trim() === '') this.value.set('');
    this.touch.emit();
    this.close();
  }

  protected choose(event: Event): void {
    const option = (event.target as Element).closest<HTMLElement>('[data-at]');
    // The box keeps the focus: leaving it would close the list before the click counts.
    event.preventDefault();
    if (option) this.pick(this.choices()[Number(option.dataset['at'])]);
  }

  private pick(choice: Choice | undefined): void {
    if (!choice) return;
    this.chosen.set(choice);
    this.value.set(choice.id);
    this.close();
  }

  private close(): void {
    this.open.set(false);
    this.typed.set(null);
    this.box().nativeElement.value = this.text();
  }

  private move(by: 1 | -1): void {
    const { length } = this.choices();
    if (!length) return;
    this.at.set((this.at() + by + length) % length);
    this.list()?.nativeElement.children[this.at()]?.scrollIntoView({ block: 'nearest' });
  }
}

const TYPING_MS = 200;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
