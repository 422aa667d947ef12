import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { agreedHours } from './agreed-hours';
import type { CapUseDto } from '#libs/api-client/models/cap-use-dto';
import type { LineUseDto } from '#libs/api-client/models/line-use-dto';
import { UiDate } from '#libs/ui/date';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';
import { type StatusLook, UiStatus } from '#libs/ui/status';

import { usedPercent } from '../budget/used-percent';
import { LineParts } from './line-parts';
import { LinePauses } from './line-pauses';
import { MODEL_WORDS } from './line-words';

const NEARLY = 80;
const ALL = 100;
/** Months that are shown without opening the others. */
const LATEST = 3;

/** One line of what is agreed: the work on it, what was billed, and what is left. */
@Component({
  selector: 'app-line-use',
  imports: [LineParts, LinePauses, RouterLink, UiDate, UiDuration, UiMoney, UiStatus],
  templateUrl: './line-use.html',
  styleUrl: './line-use.scss',
})
export class LineUse {
  private readonly formats = inject(Formats);
  readonly line = input.required<LineUseDto>();
  readonly engagementId = input.required<string>();

  protected readonly words = MODEL_WORDS;
  protected readonly over: StatusLook = { label: $localize`over the cap`, tone: 'warn', icon: 'error' };
  protected readonly caps = computed(() => this.line().capUse.slice(0, LATEST).map(this.capOf));
  protected readonly months = computed(() => this.line().months.slice(0, LATEST * 2));

  protected monthName(month: string): string {
    return this.formats.date(month, 'month');
  }

  private readonly capOf = (use: CapUseDto) => {
    const { cap, capBy, currency } = this.line();
    const figure = (value: string): string =>
      capBy === 'hours' ? this.formats.duration(agreedHours(value)) : this.formats.money(value, currency);
    const percent = Math.max(0, ALL - usedPercent(use.left, cap!));
    return {
      ...use,
      name: use.month ? this.monthName(use.month) : null,
      limit: figure(cap!),
      figures: [
        { label: $localize`Billed`, value: figure(use.billed) },
        { label: $localize`Ready to bill`, value: figure(use.ready) },
        { label: $localize`Left`, value: figure(use.left) },
      ],
      width: Math.min(percent, ALL),
      tone: percent >= ALL ? 'bad' : percent >= NEARLY ? 'warn' : '',
    };
  };
}
