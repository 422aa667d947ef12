import { Component, inject } from '@angular/core';
import { UiIcon } from '#libs/ui/icon';

import { TimerActions } from './timer-actions';
import { TimerStore } from './timer-store';

/** Start and stop under the thumb, with the clock while it runs. */
@Component({
  selector: 'app-timer-button',
  imports: [UiIcon],
  template: `
    @if (timer()) {
      <button type="button" class="runs" (click)="actions.stop()">
        <ui-icon name="stop" /><span class="ui-hidden" i18n>Stop the timer</span
        ><span class="ui-num" aria-hidden="true">{{ actions.clock() }}</span>
      </button>
    } @else {
      <button type="button" aria-label="Start the timer" i18n-aria-label (click)="actions.open()">
        <ui-icon name="play_arrow" />
      </button>
    }
  `,
  styles: `
    button {
      --ui-icon-size: 1.5rem;
      display: grid;
      place-items: center;
      align-content: center;
      inline-size: 3rem;
      block-size: 3rem;
      padding: 0;
      border: 0;
      border-radius: 1.5rem;
      font-size: 0.6875rem;
      line-height: 0.875rem;
      color: var(--ui-on-button);
      background: var(--ui-button);
    }
    .runs {
      inline-size: auto;
      min-inline-size: 3.5rem;
      padding-inline: 0.5rem;
      color: var(--mat-sys-on-error-container);
      background: var(--mat-sys-error-container);
    }
  `,
})
export class TimerButton {
  protected readonly actions = inject(TimerActions);
  protected readonly timer = inject(TimerStore).timer;
}
