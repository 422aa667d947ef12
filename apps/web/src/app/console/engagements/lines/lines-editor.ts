import { Component, Injector, afterNextRender, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { UiControl, UiField } from '#libs/ui/field';
import { UiMoney } from '#libs/ui/money';
import { moved, UiRowOrder } from '#libs/ui/row-order';

import { LineFields } from './line-fields';
import { EMPTY_LINE, type LineModel, sumOf, valueOf } from './line-model';
import { MODEL_WORDS } from './line-words';

/** How an engagement is billed, line by line: added, taken out and put in order by keyboard as by mouse. */
@Component({
  selector: 'app-lines-editor',
  imports: [FormField, LineFields, MatButton, UiControl, UiField, UiMoney, UiRowOrder],
  templateUrl: './lines-editor.html',
  styleUrl: './lines-editor.scss',
})
export class LinesEditor {
  private readonly injector = inject(Injector);

  readonly lines = input.required<FieldTree<LineModel[]>>();
  readonly currency = input.required<string>();
  /** lines that are agreed keep the way in which they are billed, and their place */
  readonly agreed = input(false);
  /** what a line is called that is the only one and has no name */
  readonly otherwise = input('');
  /** at least one has to stay */
  readonly least = input(1);

  protected readonly models = Object.entries(MODEL_WORDS);
  protected readonly total = computed(() => sumOf(this.lines()().value().map(valueOf)));

  protected add(): void {
    const at = this.lines()().value().length;
    this.change((all) => [...all, { ...EMPTY_LINE }]);
    afterNextRender(() => this.lines()[at]?.title().focusBoundControl(), { injector: this.injector });
  }

  protected remove(at: number): void {
    this.change((all) => all.filter((_, index) => index !== at));
  }

  protected move(at: number, by: 1 | -1): void {
    this.change((all) => moved(all, at, by));
  }

  protected nameOf({ title }: LineModel, at: number): string {
    return title || $localize`Line ${at + 1}:number:`;
  }

  private change(update: (all: LineModel[]) => LineModel[]): void {
    const lines = this.lines()();
    lines.value.update(update);
    lines.markAsDirty();
  }
}
