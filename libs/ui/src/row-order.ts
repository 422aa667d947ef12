import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  numberAttribute,
  output,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';

import { UiIcon } from './icon';

const SELECTOR = 'ui-row-order';

/** The list with one of its rows a place further down (1) or up (-1). */
export const moved = <Row>(rows: readonly Row[], at: number, by: 1 | -1): Row[] =>
  rows.toSpliced(at, 1).toSpliced(at + by, 0, rows[at]!);

/**
 * Buttons of one row of a list that somebody edits: up, down, out. The focus goes along with the row:
 * `<ui-row-order [name]="title" [at]="$index" [count]="$count" (moved)="move($index, $event)" (removed)="remove($index)" />`
 */
@Component({
  selector: SELECTOR,
  imports: [MatIconButton, UiIcon],
  template: `
    @if (movable()) {
      <button
        matIconButton
        type="button"
        [attr.aria-label]="labels().up"
        [disabled]="at() === 0"
        (click)="move(-1)"
      >
        <ui-icon name="arrow_upward" />
      </button>
      <button
        matIconButton
        type="button"
        [attr.aria-label]="labels().down"
        [disabled]="at() === count() - 1"
        (click)="move(1)"
      >
        <ui-icon name="arrow_downward" />
      </button>
    }
    <button
      matIconButton
      type="button"
      [attr.aria-label]="labels().remove"
      [disabled]="count() <= least()"
      (click)="remove()"
    >
      <ui-icon name="close" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
    }
  `,
})
export class UiRowOrder {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);

  /** what the row is called, for the buttons' names */
  readonly name = input.required<string>();
  readonly at = input.required<number>();
  readonly count = input.required<number>();
  readonly movable = input(true);
  /** how many rows have to stay */
  readonly least = input(0, { transform: numberAttribute });
  readonly moved = output<1 | -1>();
  readonly removed = output();

  protected readonly labels = computed(() => ({
    up: $localize`Move ${this.name()}:name: up`,
    down: $localize`Move ${this.name()}:name: down`,
    remove: $localize`Remove ${this.name()}:name:`,
  }));

  protected move(by: 1 | -1): void {
    const place = this.at() + by;
    const [up, down] = [0, 1];
    this.focusLater(place, by < 0 ? [up, down] : [down, up]);
    this.moved.emit(by);
  }

  protected remove(): void {
    this.focusLater(Math.min(this.at(), this.count() - 2), [-1]);
    this.removed.emit();
  }

  /** On the first button that can be pressed of the row in that place: rows may be drawn anew, so it is looked for. */
  private focusLater(place: number, buttons: readonly number[]): void {
    let list = this.host.parentElement;
    while (list && list.querySelectorAll(SELECTOR).length < this.count()) list = list.parentElement;
    const focus = (): void => {
      const row = list?.querySelectorAll(SELECTOR)[place];
      const all = [...(row?.querySelectorAll('button') ?? [])];
      buttons
        .map((at) => all.at(at))
        .find((button) => button && !button.disabled)
        ?.focus();
    };
    afterNextRender(focus, { injector: this.injector });
  }
}
