import { Component, computed, inject, input } from '@angular/core';

import { Formats } from './formats';

/**
 * A work date (`day`, `YYYY-MM-DD`) or an instant (`at`, UTC ISO 8601) as a person reads it.
 * Instants are shown in the firm's zone, work dates never shift.
 */
@Component({
  selector: 'ui-date',
  template: `
    @if (text(); as shown) {
      <time class="ui-num" [attr.datetime]="day() ?? at()">{{ shown }}</time>
    } @else {
      –
    }
  `,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class UiDate {
  private readonly formats = inject(Formats);
  readonly day = input<string | null>();
  readonly at = input<string | null>();
  readonly style = input<'short' | 'long' | 'weekday'>('short');
  readonly instantStyle = input<'date' | 'dateTime' | 'time'>('dateTime');

  protected readonly text = computed(() => {
    const day = this.day();
    if (day) return this.formats.date(day, this.style());
    const at = this.at();
    return at ? this.formats.instant(at, this.instantStyle()) : null;
  });
}
