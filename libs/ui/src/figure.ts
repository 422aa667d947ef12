import { Component, input } from '@angular/core';

import type { Tone } from './status';

/** A key figure: quiet label, loud value (projected), optional note. Wrap it in an `a` when it drills down. */
@Component({
  selector: 'ui-figure',
  template: `
    <span class="label">{{ label() }}</span>
    <span class="value"><ng-content /></span>
    @if (note(); as text) {
      <span class="note" [class]="tone()">{{ text }}</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.125rem;
      align-content: start;
    }
    .label,
    .note {
      font-size: 0.75rem;
      color: var(--mat-sys-on-surface-variant);
    }
    .value {
      font-size: 1.25rem;
      font-weight: 600;
      line-height: 1.4;
      letter-spacing: -0.01em;
      font-variant-numeric: tabular-nums;
    }
    .note.good {
      color: var(--ui-good);
    }
    .note.warn {
      color: var(--ui-warn);
    }
    .note.bad {
      color: var(--ui-bad);
    }
  `,
})
export class UiFigure {
  readonly label = input.required<string>();
  readonly note = input<string>();
  readonly tone = input<Tone>('neutral');
}
