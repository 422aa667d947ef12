import { Service, computed, effect, inject, resource, signal } from '@angular/core';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { timerDiscard } from '#libs/api-client/fn/time/timer-discard';
import { timerGet } from '#libs/api-client/fn/time/timer-get';
import { timerStart } from '#libs/api-client/fn/time/timer-start';
import { timerStop } from '#libs/api-client/fn/time/timer-stop';
import { timerUpdate } from '#libs/api-client/fn/time/timer-update';
import type { StartTimerDto } from '#libs/api-client/models/start-timer-dto';
import type { StopTimerDto } from '#libs/api-client/models/stop-timer-dto';
import type { TimerStateDto } from '#libs/api-client/models/timer-state-dto';
import type { UpdateTimerDto } from '#libs/api-client/models/update-timer-dto';
import { messageOf } from '#libs/ui/api-error';
import { Formats } from '#libs/ui/formats';

import { Invalidation, reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { Toasts } from '../../core/toasts';

/** One's running timer, as the server keeps it. Looked at again when the person comes back to the tab. */
@Service()
export class TimerStore {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly toasts = inject(Toasts);

  private readonly state = reloadOn(
    resource({
      params: () => (this.can(P.TimeLogOwn) ? {} : undefined),
      loader: async () => ({ ...(await this.api.invoke(timerGet)), at: performance.now() }),
    }),
    'timer',
  );
  private readonly now = signal(performance.now());

  readonly timer = computed(() => (this.state.hasValue() ? this.state.value().timer : null));
  /** seconds on the clock: the server's count when it answered, and what passed here since */
  readonly elapsed = computed(() => {
    if (!this.state.hasValue()) return 0;
    const { timer, at } = this.state.value();
    return timer ? timer.elapsedSeconds + Math.max(0, Math.floor((this.now() - at) / 1000)) : 0;
  });

  constructor() {
    effect((onCleanup) => {
      if (!this.timer()) return;
      const ticking = setInterval(() => this.now.set(performance.now()), 1000);
      onCleanup(() => clearInterval(ticking));
    });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.state.reload();
    });
  }

  start(body: StartTimerDto): Promise<boolean> {
    return this.send(() => this.api.invoke(timerStart, { body }));
  }

  change(body: UpdateTimerDto): Promise<boolean> {
    return this.send(() => this.api.invoke(timerUpdate, { body }));
  }

  stop(body: StopTimerDto = {}): Promise<boolean> {
    return this.send(() => this.api.invoke(timerStop, { body }));
  }

  discard(): Promise<boolean> {
    return this.send(async () => {
      await this.api.invoke(timerDiscard);
      return { timer: null, booked: [] };
    });
  }

  /** Answers whether the server took it; a refusal is told in a toast, since the timer is everywhere. */
  private async send(work: () => Promise<TimerStateDto>): Promise<boolean> {
    try {
      const state = await work();
      this.now.set(performance.now());
      this.state.set({ ...state, at: performance.now() });
      const { booked } = state;
      if (booked.length) {
        const seconds = booked.reduce((sum, entry) => sum + entry.seconds, 0);
        this.invalidation.invalidate('time-entries', 'week');
        this.toasts.show(
          $localize`Booked ${this.clock(seconds)}:hours: on ${booked[0]!.projectName}:project:.`,
        );
      }
      return true;
    } catch (error) {
      this.toasts.show(messageOf(error));
      this.state.reload();
      return false;
    }
  }

  /** Hours and minutes; below a minute the seconds, because nothing is nothing. */
  private clock(seconds: number): string {
    return seconds < 60 ? $localize`${seconds}:seconds: s` : this.formats.duration(seconds);
  }
}
