import { Component, booleanAttribute, Directive, ElementRef, computed, inject, input } from '@angular/core';

import { errorText, type ShownError } from './error-text';
import { UiIcon } from './icon';

/** What `ui-field` reads of a signal form's field; any field tree is one. */
export type FieldLike = () => {
  touched(): boolean;
  required(): boolean;
  errors(): readonly ShownError[];
};

let count = 0;

/** A labelled control with its hint or error: `<ui-field label="Name" [field]="f.name"><input uiControl …>`. */
@Component({
  selector: 'ui-field',
  imports: [UiIcon],
  template: `
    <label [for]="id">
      {{ label() }}
      @if (!required() && marksOptional()) {
        <span class="optional" i18n>optional</span>
      }
    </label>
    <ng-content />
    @if (error(); as message) {
      <p class="error" [id]="noteId"><ui-icon name="error" />{{ message }}</p>
    } @else if (hint(); as text) {
      <p class="hint" [id]="noteId">{{ text }}</p>
    }
  `,
  styleUrl: './field.scss',
})
export class UiField {
  readonly label = input.required<string>();
  readonly field = input<FieldLike>();
  readonly hint = input<string>();
  /** says "optional" beside the label of fields that are not required */
  readonly marksOptional = input(false, { transform: booleanAttribute });

  readonly id = `ui-field-${++count}`;
  readonly noteId = `${this.id}-note`;

  protected readonly required = computed(() => this.field()?.().required() ?? false);
  /** Shown once the person has been there, or tried to save. */
  readonly error = computed(() => {
    const state = this.field()?.();
    const first = state?.touched() ? state.errors()[0] : undefined;
    return first ? errorText(first) : null;
  });
  readonly described = computed(() => (this.error() || this.hint() ? this.noteId : null));
}

/** A native control inside a `ui-field`: takes its label, its description and its invalid mark. */
@Directive({
  selector: 'input[uiControl], select[uiControl], textarea[uiControl]',
  host: {
    class: 'ui-control',
    '[attr.id]': 'field?.id',
    '[attr.aria-describedby]': 'field?.described()',
    '[attr.aria-invalid]': 'field?.error() ? true : null',
  },
})
export class UiControl {
  protected readonly field = inject(UiField, { optional: true });

  /**
   * Signal forms read a date or a number again when its validity changes, which they learn from an animation. Its first
   * one comes with the page, and would count as an edit of a form that nobody touched.
   */
  constructor() {
    const control = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
    let wasBad = false;
    const onlyChanges = (event: Event): void => {
      const isBad = control.validity.badInput;
      if (isBad === wasBad) event.stopImmediatePropagation();
      wasBad = isBad;
    };
    control.addEventListener('animationstart', onlyChanges, { capture: true });
  }
}
