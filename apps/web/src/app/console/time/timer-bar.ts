import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { UiIcon } from '#libs/ui/icon';

import { useCommands } from '../../core/commands';
import { TimerActions } from './timer-actions';
import { TimerStore } from './timer-store';

/** The running timer in the top bar: what it runs on, how long, stop. Shift+Space starts and stops from anywhere. */
@Component({
  selector: 'app-timer-bar',
  imports: [MatIconButton, UiIcon],
  templateUrl: './timer-bar.html',
  styleUrl: './timer-bar.scss',
})
export class TimerBar {
  protected readonly actions = inject(TimerActions);
  protected readonly timer = inject(TimerStore).timer;

  constructor() {
    useCommands([
      {
        id: 'timer',
        label: $localize`Start or stop the timer`,
        group: $localize`Votra`,
        icon: 'timer',
        keys: 'shift+space',
        run: () => void this.actions.toggle(),
      },
    ]);
  }
}
