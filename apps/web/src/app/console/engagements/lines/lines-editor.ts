import {
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  viewChildren,
} from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { UiControl, UiField } from '#libs/ui/field';
import { UiIcon } from '#libs/ui/icon';
import { UiMoney } from '#libs/ui/money';

import { LineFields } from './line-fields';
import { EMPTY_LINE, type LineModel, sumOf, valueOf } from './line-model';
import { MODEL_WORDS } from './line-words';

/** How an engagement is billed, line by line: added, taken out and put in order by keyboard as by mouse. */
@Component({
  selector: 'app-lines-editor',
  imports: [FormField, LineFields, MatButton, MatIconButton, UiControl, UiField, UiIcon, UiMoney],
  templateUrl: './lines-editor.html',
  styleUrl: './lines-editor.scss',
})
export class LinesEditor {
  private readonly injector = inject(Injector);
  private readonly groups = viewChildren<ElementRef<HTMLElement>>('group');

  readonly lines = input.required<FieldTree<LineModel[]>>();
  readonly currency = input.required<string>();
  /** lines that are agreed keep the way in which they are billed, and their place */
  readonly agreed = input(false);
  /** what a line is called that is the only one and has no name */
  readonly otherwise = input('');
  /** at least one has to stay */
  readonly least = input(1);

  protected readonly labels = {
    up: (name: string): string => $localize`Move ${name}:name: up`,
    down: (name: string): string => $localize`Move ${name}:name: down`,
    remove: (name: string): string => $localize`Remove ${name}:name:`,
  };
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

  /** The focus goes along with the line. */
  protected move(at: number, by: 1 | -1): void {
    this.change((all) => {
      const rest = all.filter((_, index) => index !== at);
      return rest.toSpliced(at + by, 0, all[at]!);
    });
    const focus = (): void => {
      const group = this.groups()[at + by]?.nativeElement;
      const last = by > 0 ? at + by === this.lines()().value().length - 1 : at + by === 0;
      const way = last ? -by : by;
      group?.querySelector<HTMLElement>(way > 0 ? '.down' : '.up')?.focus();
    };
    afterNextRender(focus, { injector: this.injector });
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
