import { Component, inject, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { timerStart } from '#libs/api-client/fn/time/timer-start';
import type { HomeRecentEntryDto } from '#libs/api-client/models/home-recent-entry-dto';
import { messageOf } from '#libs/ui/api-error';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { Invalidation } from '../../core/invalidation';

/** What one worked on last, each with the timer one click away. */
@Component({
  selector: 'app-recent-work',
  imports: [MatIconButton, UiDuration, UiIcon],
  templateUrl: './recent-work.html',
  styleUrl: './recent-work.scss',
})
export class RecentWork {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly formats = inject(Formats);
  readonly work = input.required<readonly HomeRecentEntryDto[]>();

  protected readonly starting = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly dayName = (date: string): string => this.formats.date(date, 'weekday');
  protected readonly label = (work: HomeRecentEntryDto): string =>
    $localize`Start the timer on ${work.projectName}:project:, ${work.task || work.note || work.clientName}:work:`;

  protected async resume({ projectId, task, note, billable }: HomeRecentEntryDto): Promise<void> {
    this.starting.set(true);
    this.problem.set(null);
    try {
      await this.api.invoke(timerStart, { body: { projectId, task, note, billable } });
      this.invalidation.invalidate('timer', 'time-entries');
    } catch (error) {
      this.problem.set(messageOf(error));
    } finally {
      this.starting.set(false);
    }
  }
}
