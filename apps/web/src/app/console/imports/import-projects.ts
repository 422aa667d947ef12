import { Component, computed, inject, input } from '@angular/core';
import type { ImportProjectDto } from '#libs/api-client/models/import-project-dto';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

type Row = ImportProjectDto & { readonly id: string };

/** What the good rows of a file add up to, by client and project: to be compared with the other tool's own sums. */
@Component({
  selector: 'app-import-projects',
  imports: [UiCell, UiDuration, UiMoney, UiStatus, UiTable],
  template: `
    <h2 i18n>What it adds up to</h2>
    <ui-table
      label="Sums by client and project"
      i18n-label
      [columns]="columns"
      [rows]="rows()"
      [rowLabel]="nameOf"
      [rowLink]="linkOf"
    >
      <ng-template uiCell="is" [of]="rows()" let-row>
        @if (row.projectIsNew) {
          <ui-status [look]="fresh" />
        }
      </ng-template>
      <ng-template uiCell="hours" [of]="rows()" let-row><ui-duration [seconds]="row.seconds" /></ng-template>
      <ng-template uiCell="billable" [of]="rows()" let-row
        ><ui-duration [seconds]="row.billableSeconds"
      /></ng-template>
      <ng-template uiCell="amount" [of]="rows()" let-row>
        <ui-money [amount]="row.billableAmount" [currency]="row.currency" />
      </ng-template>
    </ui-table>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      min-inline-size: 0;
    }
    h2 {
      margin: 0;
    }
  `,
})
export class ImportProjects {
  private readonly formats = inject(Formats);
  readonly projects = input.required<readonly ImportProjectDto[]>();

  protected readonly rows = computed(() =>
    this.projects().map((project): Row => ({
      ...project,
      id: JSON.stringify([project.client, project.project]),
    })),
  );
  protected readonly fresh = { label: $localize`new`, tone: 'info', icon: 'add' } as const;
  protected readonly columns = columnsOf<Row>()([
    { key: 'project', header: $localize`Project`, text: (row) => row.project },
    { key: 'client', header: $localize`Client`, text: (row) => row.client },
    { key: 'is', header: $localize`New` },
    {
      key: 'entries',
      header: $localize`Entries`,
      text: (row) => this.formats.number(row.entries),
      numeric: true,
    },
    { key: 'hours', header: $localize`Hours`, numeric: true },
    { key: 'billable', header: $localize`Billable hours`, numeric: true, wideOnly: true },
    { key: 'amount', header: $localize`Billable amount`, numeric: true },
  ]);
  protected readonly nameOf = (row: Row): string => `${row.client}, ${row.project}`;
  protected readonly linkOf = (row: Row) => (row.projectId ? { to: ['/projects', row.projectId] } : null);
}
