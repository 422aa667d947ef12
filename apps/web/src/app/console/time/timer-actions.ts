import { Service, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { formatDuration } from '#libs/calendar';
import { Dialogs } from '#libs/ui/dialogs';

import { TimerStore } from './timer-store';

/** A timer that ran longer was most likely forgotten. */
const FORGOTTEN_SECONDS = 10 * 3_600;

/** What a person does with the timer, from the top bar, the bottom bar and by key. */
@Service()
export class TimerActions {
  private readonly dialogs = inject(Dialogs);
  private readonly panels = inject(MatDialog);
  private readonly store = inject(TimerStore);

  readonly clock = computed(() => formatDuration(this.store.elapsed(), 'hms'));

  async toggle(): Promise<void> {
    if (this.store.timer()) await this.stop();
    else await this.open();
  }

  /** What to start, or what the running one is about. */
  async open(): Promise<void> {
    const { TimerPanel } = await import('./timer-panel');
    this.panels.open(TimerPanel, {
      width: '24rem',
      position: { top: '3.5rem' },
      ariaLabel: $localize`Timer`,
    });
  }

  async stop(): Promise<void> {
    if (this.store.elapsed() < FORGOTTEN_SECONDS) {
      await this.store.stop();
      return;
    }
    const worked = await this.dialogs.reason({
      heading: $localize`This timer ran ${this.clock()}:hours:`,
      text: $localize`Book all of it, or type how long you worked.`,
      label: $localize`Worked, as 7:30`,
      action: $localize`Book`,
      optional: true,
    });
    if (worked !== null) await this.store.stop(worked ? { duration: worked } : {});
  }

  async discard(): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Discard this timer?`,
      text: $localize`${this.clock()}:hours: will not be booked.`,
      action: $localize`Discard`,
      danger: true,
    });
    if (sure) await this.store.discard();
  }
}
