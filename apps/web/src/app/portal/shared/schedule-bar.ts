import { Component, computed, inject, input } from '@angular/core';
import { today } from '#libs/calendar';
import { UiDate } from '#libs/ui/date';
import { Formats } from '#libs/ui/formats';

import { scheduleOf } from './schedule';

/** A project's first and last day with the time that has passed between them. */
@Component({
  selector: 'portal-schedule-bar',
  imports: [UiDate],
  template: `
    <div class="bar" aria-hidden="true"><span [style.inline-size.%]="schedule().passed * 100"></span></div>
    <div class="words">
      <span><ui-date [day]="project().startDate" /> – <ui-date [day]="project().endDate" /></span>
      <span class="ui-muted">{{ text() }}</span>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.375rem;
    }
    .bar {
      block-size: 0.375rem;
      border-radius: 1rem;
      overflow: hidden;
      background: var(--mat-sys-surface-container-highest);
    }
    .bar span {
      display: block;
      block-size: 100%;
      border-radius: inherit;
      background: var(--mat-sys-primary);
    }
    .words {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      justify-content: space-between;
      font-size: 0.8125rem;
    }
  `,
})
export class ScheduleBar {
  readonly project = input.required<{ startDate: string; endDate: string; status: string }>();
  private readonly formats = inject(Formats);

  protected readonly schedule = computed(() => scheduleOf(this.project(), today(this.formats.timeZone())));
  protected readonly text = computed(() => {
    const { daysLeft, started } = this.schedule();
    if (this.project().status === 'completed' || this.project().status === 'cancelled') return '';
    if (!started) return $localize`Not started yet`;
    if (daysLeft === 0) return $localize`End date passed`;
    if (daysLeft === 1) return $localize`Last day`;
    return $localize`${daysLeft}:days: days left`;
  });
}
