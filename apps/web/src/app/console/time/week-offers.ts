import { Service, inject } from '@angular/core';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';
import { Formats } from '#libs/ui/formats';

import { Toasts } from '../../core/toasts';

/** Ways back that a cell offers for some seconds. They answer whether the person took one. */
@Service()
export class WeekOffers {
  private readonly formats = inject(Formats);
  private readonly toasts = inject(Toasts);

  retry({ projectName }: WeekRowDto, date: string): Promise<boolean> {
    const day = this.formats.date(date, 'weekday');
    return this.toasts.offer(
      $localize`${projectName}:project:, ${day}:day: was not saved.`,
      $localize`Retry`,
    );
  }

  undo({ projectName }: WeekRowDto, hours: string): Promise<boolean> {
    return this.toasts.offer($localize`Cleared ${hours}:hours: on ${projectName}:project:.`, $localize`Undo`);
  }
}
