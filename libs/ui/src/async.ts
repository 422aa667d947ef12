import {
  Component,
  Directive,
  type Resource,
  TemplateRef,
  booleanAttribute,
  computed,
  contentChild,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';

import { UiProblem } from './problem';

/** Anything made by `resource()`: it can be read and asked to try again. */
export type Reloadable<T> = Resource<T> & { reload(): boolean };

/** The view of a loaded value: `<ng-template [uiLoaded]="clients" let-page>`. */
@Directive({ selector: 'ng-template[uiLoaded]' })
export class UiLoaded<T> {
  readonly uiLoaded = input.required<Reloadable<T>>();
  readonly template = inject<TemplateRef<LoadedContext<T>>>(TemplateRef);

  static ngTemplateContextGuard<T>(_directive: UiLoaded<T>, _context: unknown): _context is LoadedContext<T> {
    return true;
  }
}

interface LoadedContext<T> {
  $implicit: Exclude<T, undefined>;
}

/** The view of a loaded but empty value: `<ng-template uiNone>`. */
@Directive({ selector: 'ng-template[uiNone]' })
export class UiNone {
  readonly template = inject<TemplateRef<object>>(TemplateRef);
}

/**
 * The four states of a resource: skeleton on the first load, the value (kept and dimmed while it reloads),
 * nothing there, and an error with its request id and Retry.
 */
@Component({
  selector: 'ui-async',
  imports: [NgTemplateOutlet, UiProblem],
  templateUrl: './async.html',
  styleUrl: './async.scss',
})
export class UiAsync {
  /** what the skeleton resembles */
  readonly shape = input<'rows' | 'page' | 'figures'>('rows');
  /** it is the whole page, heading and all */
  readonly whole = input(false, { transform: booleanAttribute });
  /** how to tell an empty value; by default no items in a list or page */
  readonly isEmpty = input<(value: unknown) => boolean>(hasNoItems);

  private readonly loaded = contentChild.required<UiLoaded<unknown>>(UiLoaded);
  private readonly none = contentChild(UiNone);
  private readonly resource = computed(() => this.loaded().uiLoaded());

  /** The last value: `value()` is cleared while other parameters load, the rows on screen are not. */
  private readonly kept = linkedSignal<unknown, unknown>({
    source: () => (this.resource().hasValue() ? this.resource().value() : undefined),
    computation: (value, previous) => (value === undefined ? previous?.value : value),
  });

  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8];
  protected readonly busy = computed(() => this.resource().isLoading());
  protected readonly error = computed(() => (this.busy() ? undefined : this.resource().error()));
  protected readonly view = computed(() => {
    const value = this.kept();
    if (value === undefined) return null;
    const none = this.none();
    const template: TemplateRef<object> =
      none && this.isEmpty()(value) ? none.template : this.loaded().template;
    return { template, context: { $implicit: value } };
  });

  protected retry(): void {
    this.resource().reload();
  }
}

function hasNoItems(value: unknown): boolean {
  const items: unknown = Array.isArray(value) ? value : (value as { items?: unknown } | null)?.items;
  return Array.isArray(items) && items.length === 0;
}
