import { Component, computed, inject, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import { UiCan } from '#libs/ui/can';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { HistoryDrawer } from '../timeline/history-drawer';

/** Opens what happened to a week that was ever submitted, for those who read the audit log. */
@Component({
  selector: 'app-week-history',
  imports: [HistoryDrawer, MatIconButton, UiCan, UiIcon],
  template: `
    <button
      *uiCan="P.AuditRead"
      matIconButton
      type="button"
      aria-label="History of this week"
      i18n-aria-label
      (click)="open.set(true)"
    >
      <ui-icon name="history" />
    </button>
    @if (open()) {
      <app-history-drawer [row]="row()" (closed)="open.set(false)" />
    }
  `,
})
export class WeekHistory {
  private readonly formats = inject(Formats);

  readonly timesheetId = input.required<string>();
  readonly weekStart = input.required<string>();

  protected readonly P = P;
  protected readonly open = signal(false);
  protected readonly row = computed(() => ({
    objectType: 'timesheet',
    id: this.timesheetId(),
    name: $localize`the week of ${this.formats.date(this.weekStart())}:day:`,
  }));
}
