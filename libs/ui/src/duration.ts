import { Component, computed, inject, input } from '@angular/core';

import { Formats } from './formats';

/** Whole seconds as hours and minutes, `7:30`. */
@Component({
  selector: 'ui-duration',
  template: `<span class="ui-num">{{ text() }}</span>`,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class UiDuration {
  private readonly formats = inject(Formats);
  readonly seconds = input.required<number | null | undefined>();
  protected readonly text = computed(() => {
    const seconds = this.seconds();
    return seconds == null ? '–' : this.formats.duration(seconds);
  });
}
