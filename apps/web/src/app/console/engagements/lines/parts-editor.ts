import { Component, Injector, afterNextRender, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { isDecimal, isZero, subtract } from '#libs/money';
import { UiControl, UiField } from '#libs/ui/field';
import { UiIcon } from '#libs/ui/icon';
import { UiMoney } from '#libs/ui/money';

import { typedDecimal } from '../../../core/typed-decimal';
import { EMPTY_PART, type PartModel, sumOf } from './line-model';

/** The dates of a fixed price, or the milestones of a line. */
@Component({
  selector: 'app-parts-editor',
  imports: [FormField, MatButton, MatIconButton, UiControl, UiField, UiIcon, UiMoney],
  templateUrl: './parts-editor.html',
  styleUrl: './parts-editor.scss',
})
export class PartsEditor {
  private readonly injector = inject(Injector);

  readonly kind = input.required<'schedule' | 'milestones'>();
  readonly parts = input.required<FieldTree<PartModel[]>>();
  readonly currency = input.required<string>();
  /** what the parts have to come to; '' where they may come to anything */
  readonly whole = input('');

  protected readonly total = computed(() =>
    sumOf(
      this.parts()()
        .value()
        .map(({ amount }) => amount),
    ),
  );
  /** Null where nothing is left, or nobody said of how much. */
  protected readonly left = computed(() => {
    const whole = typedDecimal(this.whole());
    const left = isDecimal(whole) ? subtract(whole, this.total()) : null;
    return left === null || isZero(left) ? null : left;
  });

  protected removal(name: string | number): string {
    return $localize`Remove ${name}:name:`;
  }

  protected add(): void {
    const parts = this.parts()();
    const at = parts.value().length;
    const amount = at === 0 && this.kind() === 'schedule' ? this.whole() : (this.left() ?? '');
    parts.value.update((all) => [...all, { ...EMPTY_PART, amount }]);
    parts.markAsDirty();
    afterNextRender(() => this.parts()[at]?.title().focusBoundControl(), { injector: this.injector });
  }

  protected remove(at: number): void {
    const parts = this.parts()();
    parts.value.update((all) => all.filter((_, index) => index !== at));
    parts.markAsDirty();
  }
}
