import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { BILLING_MODELS } from '#libs/contracts';
import type { ProposalTaxCodeDto } from '#libs/api-client/models/proposal-tax-code-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiIcon } from '#libs/ui/icon';

import { type LineModel, newPart } from './blocks-model';
import { MODEL_WORDS } from './line-words';

/** One line of the price table, with the fields of its model. */
@Component({
  selector: 'app-line-editor',
  imports: [FormField, MatButton, MatIconButton, UiControl, UiField, UiIcon],
  templateUrl: './line-editor.html',
  styleUrl: './line-editor.scss',
})
export class LineEditor {
  readonly line = input.required<FieldTree<LineModel>>();
  readonly taxCodes = input.required<readonly ProposalTaxCodeDto[]>();

  protected readonly models = BILLING_MODELS.map((value) => ({ value, label: MODEL_WORDS[value] }));
  protected readonly model = computed(() => this.line().model().value());
  protected readonly byHour = computed(() => ['time_and_material', 'capped'].includes(this.model()));
  protected readonly hasParts = computed(() => ['fixed', 'milestone'].includes(this.model()));
  protected readonly estimates = computed(() => this.hasParts());

  protected removalOf(title: string): string {
    return $localize`Remove part ${title}:part:`;
  }

  protected addPart(): void {
    this.change((parts) => [...parts, newPart()]);
  }

  protected removePart(at: number): void {
    this.change((parts) => parts.filter((_, index) => index !== at));
  }

  private change(by: (parts: LineModel['parts']) => LineModel['parts']): void {
    const { parts } = this.line();
    parts().value.update(by);
    parts().markAsDirty();
  }
}
