import { Component, computed, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import { UiCan } from '#libs/ui/can';
import { UiIcon } from '#libs/ui/icon';

import { HistoryDrawer, historyOf, type Row } from './history-drawer';

/** Opens the history of something that is shown on a page of another name, for those who read the audit log. */
@Component({
  selector: 'app-history-button',
  imports: [HistoryDrawer, MatIconButton, UiCan, UiIcon],
  template: `
    <button
      *uiCan="P.AuditRead"
      matIconButton
      type="button"
      [attr.aria-label]="label()"
      (click)="open.set(true)"
    >
      <ui-icon name="history" />
    </button>
    @if (open()) {
      <app-history-drawer [row]="row()" (closed)="open.set(false)" />
    }
  `,
})
export class HistoryButton {
  readonly row = input.required<Row>();

  protected readonly P = P;
  protected readonly label = computed(() => historyOf(this.row()));
  protected readonly open = signal(false);
}
