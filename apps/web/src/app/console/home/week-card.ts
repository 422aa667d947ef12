import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeDayDto } from '#libs/api-client/models/home-day-dto';
import type { HomeWeekDto } from '#libs/api-client/models/home-week-dto';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { LINKS } from './home-links';

const GAPS_SHOWN = 4;

/** A bar a day of what was logged, a line at the day's target, and one-click gaps. */
@Component({
  selector: 'app-week-card',
  imports: [RouterLink, UiDuration, UiIcon],
  templateUrl: './week-card.html',
  styleUrl: './week-card.scss',
})
export class WeekCard {
  private readonly formats = inject(Formats);
  readonly week = input.required<HomeWeekDto>();

  protected readonly links = LINKS;
  /** The latest gaps; somebody who never logs time is not shown a wall of them. */
  protected readonly gaps = computed(() => this.week().missingDays.slice(-GAPS_SHOWN));
  protected readonly moreGaps = computed(() => this.week().missingDays.length - this.gaps().length);
  /** What the full height of a column stands for: the longest day or target. */
  private readonly top = computed(() =>
    Math.max(1, ...this.week().days.flatMap((day) => [day.loggedSeconds, day.targetSeconds])),
  );
  protected readonly part = (seconds: number): number => (seconds / this.top()) * 100;
  protected readonly letter = ({ date }: HomeDayDto): string =>
    this.formats.date(date, 'weekday').slice(0, 2);
  protected readonly spoken = ({ date, loggedSeconds, targetSeconds }: HomeDayDto): string => {
    const logged = this.formats.duration(loggedSeconds);
    return targetSeconds
      ? $localize`${this.formats.date(date, 'long')}:day:: ${logged}:logged: of ${this.formats.duration(targetSeconds)}:target: hours`
      : $localize`${this.formats.date(date, 'long')}:day:: ${logged}:logged: hours`;
  };
  protected readonly dayName = (date: string): string => this.formats.date(date, 'weekday');
}
