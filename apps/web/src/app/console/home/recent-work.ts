import { Component, inject, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { HomeRecentEntryDto } from '#libs/api-client/models/home-recent-entry-dto';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { TimerStore } from '../time/timer-store';

/** What one worked on last, each with the timer one click away. */
@Component({
  selector: 'app-recent-work',
  imports: [MatIconButton, UiDuration, UiIcon],
  templateUrl: './recent-work.html',
  styleUrl: './recent-work.scss',
})
export class RecentWork {
  private readonly timer = inject(TimerStore);
  private readonly formats = inject(Formats);
  readonly work = input.required<readonly HomeRecentEntryDto[]>();

  protected readonly starting = signal(false);
  protected readonly dayName = (date: string): string => this.formats.date(date, 'weekday');
  protected readonly label = (work: HomeRecentEntryDto): string =>
    $localize`Start the timer on ${work.projectName}:project:, ${work.task || work.note || work.clientName}:work:`;

  /** A refusal is told by the timer itself. */
  protected async resume({ projectId, task, note, billable }: HomeRecentEntryDto): Promise<void> {
    this.starting.set(true);
    await this.timer.start({ projectId, task, note, billable });
    this.starting.set(false);
  }
}
