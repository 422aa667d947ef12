import { Component, computed, inject, input, output } from '@angular/core';
import { P } from '#libs/contracts';
import { UiDrawer } from '#libs/ui/drawer';
import type { RowAction } from '#libs/ui/table-column';

import { Permissions } from '../../core/permissions';
import { Timeline } from './timeline';

/** A thing that has a row in a list and no page of its own. */
export interface Row {
  readonly objectType: string;
  readonly id: string;
  readonly name: string;
}

export const historyOf = ({ name }: Row): string => $localize`History of ${name}:name:`;

/** Its history, beside the list. */
@Component({
  selector: 'app-history-drawer',
  imports: [Timeline, UiDrawer],
  template: `
    <ui-drawer [label]="label()" (closed)="closed.emit()">
      <app-timeline [objectType]="row().objectType" [objectId]="row().id" />
    </ui-drawer>
  `,
})
export class HistoryDrawer {
  readonly row = input.required<Row>();
  readonly closed = output();
  protected readonly label = computed(() => historyOf(this.row()));
}

/** The action that opens it, for those who read the audit log; in an injection context. */
export function historyAction(open: (row: Row) => void): (row: Row) => RowAction[] {
  const { can } = inject(Permissions);
  return (row) =>
    can(P.AuditRead)
      ? [
          {
            label: $localize`History`,
            icon: 'history',
            run: () => {
              open(row);
            },
          },
        ]
      : [];
}
