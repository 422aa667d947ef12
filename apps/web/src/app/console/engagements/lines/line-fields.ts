import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import type { LineField } from '#libs/contracts';
import { UiControl, UiField } from '#libs/ui/field';

import { hasField, type LineModel } from './line-model';
import { PartsEditor } from './parts-editor';

/** What a line of its model says about money and hours. */
@Component({
  selector: 'app-line-fields',
  imports: [FormField, PartsEditor, UiControl, UiField],
  templateUrl: './line-fields.html',
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr));
      gap: 0.5rem 0.75rem;
      align-items: start;
    }
  `,
})
export class LineFields {
  readonly line = input.required<FieldTree<LineModel>>();
  readonly currency = input.required<string>();

  private readonly model = computed(() => this.line().model().value());
  protected readonly has = (field: LineField): boolean => hasField(this.model(), field);
}
