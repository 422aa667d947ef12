import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { UiControl, UiField } from '#libs/ui/field';

import { accentStyle } from '../../core/accent';

/** The colour of invoices and portal, with how it looks; without one they are Votra's. */
@Component({
  selector: 'app-accent-field',
  imports: [FormField, MatButton, UiControl, UiField],
  template: `
    <ui-field
      label="Colour"
      i18n-label
      hint="Of your invoices and the client portal, as #0b6e4f. It has to be dark enough for text on a light page."
      i18n-hint
      marksOptional
      [field]="field()"
    >
      <input uiControl autocomplete="off" spellcheck="false" [formField]="field()" />
    </ui-field>
    <div class="look" [style]="style()">
      <input
        type="color"
        aria-label="Choose a colour"
        i18n-aria-label
        [value]="field()().value() || '#3d4ed7'"
        (input)="choose($event)"
      />
      <button matButton="filled" type="button" disabled class="sample" i18n>Pay invoice</button>
      <span class="text" i18n>Invoice</span>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }
    .look {
      display: flex;
      gap: 1rem;
      align-items: center;
    }
    input[type='color'] {
      inline-size: 2.25rem;
      block-size: 2.25rem;
      padding: 0;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--ui-radius);
      background: none;
    }
    .sample {
      color: var(--ui-on-button);
      background: var(--ui-button);
    }
    .text {
      font-weight: 600;
      color: var(--mat-sys-primary);
    }
  `,
})
export class AccentField {
  readonly field = input.required<FieldTree<string>>();
  protected readonly style = computed(() => accentStyle(this.field()().value()));

  protected choose(event: Event): void {
    const state = this.field()();
    state.value.set((event.target as HTMLInputElement).value);
    state.markAsDirty();
  }
}
