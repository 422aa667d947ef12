import { Component, computed, inject, input } from '@angular/core';
import type { EngagementLineDto } from '#libs/api-client/models/engagement-line-dto';
import { UiDate } from '#libs/ui/date';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';

import { MODEL_WORDS, termsOf } from './line-words';

/** How an engagement is billed, to be read. */
@Component({
  selector: 'app-line-list',
  imports: [UiDate, UiMoney],
  templateUrl: './line-list.html',
  styleUrl: './line-list.scss',
})
export class LineList {
  private readonly formats = inject(Formats);

  readonly lines = input.required<readonly EngagementLineDto[]>();
  readonly currency = input.required<string>();

  protected readonly shown = computed(() =>
    this.lines().map((line) => ({
      ...line,
      how: MODEL_WORDS[line.model],
      terms: termsOf(line, this.currency(), this.formats),
      parts: [
        ...line.schedule.map(({ date, ...part }) => ({ ...part, dueDate: date, acceptanceDays: null })),
        ...line.milestones,
      ],
    })),
  );
}
