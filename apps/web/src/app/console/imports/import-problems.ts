import { Component, inject, input, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { importsProblems } from '#libs/api-client/fn/imports/imports-problems';
import type { ImportProblemDto } from '#libs/api-client/models/import-problem-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilterBar } from '#libs/ui/filter-bar';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { reloadOn } from '../../core/invalidation';
import { listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';

const codec = listCodec({ filters: {}, sorts: ['row'], sort: 'row' });

/** What is wrong with a file, by row, column and reason. Good rows are imported all the same. */
@Component({
  selector: 'app-import-problems',
  imports: [UiAsync, UiCell, UiEmpty, UiFilterBar, UiLoaded, UiNone, UiTable],
  template: `
    <h2 i18n>Rows that are left out</h2>
    <ui-filter-bar [view]="view" placeholder="Search problems" i18n-placeholder />
    <ui-async>
      <ng-template [uiLoaded]="problems" let-page>
        <ui-table
          label="Rows with problems"
          i18n-label
          [columns]="columns"
          [rows]="page.items"
          [view]="view"
          [total]="page.total"
          [totalIsExact]="page.totalIsExact"
          [rowLabel]="nameOf"
        >
          <ng-template uiCell="value" [of]="page.items" let-row
            ><span class="value">{{ row.value }}</span></ng-template
          >
        </ui-table>
      </ng-template>
      <ng-template uiNone
        ><ui-empty icon="search" headline="No problem matches." i18n-headline
      /></ng-template>
    </ui-async>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      min-inline-size: 0;
    }
    .value {
      overflow-wrap: anywhere;
    }
    h2 {
      margin: 0;
    }
  `,
})
export class ImportProblems {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly view = listView(codec);
  protected readonly problems = reloadOn(
    resource({
      params: () => ({ id: this.id(), ...this.view.query() }),
      loader: ({ params }) => this.api.invoke(importsProblems, params),
    }),
    () => `import-problems:${this.id()}`,
  );
  protected readonly columns = columnsOf<ImportProblemDto>()([
    { key: 'row', header: $localize`Row`, text: (row) => row.row, sort: 'row', width: '6rem' },
    { key: 'column', header: $localize`Column`, text: (row) => row.column || $localize`whole row` },
    { key: 'message', header: $localize`Reason`, text: (row) => row.message },
    { key: 'value', header: $localize`In the file`, width: '40%' },
  ]);
  protected readonly nameOf = (row: ImportProblemDto): string => $localize`Row ${row.row}:row:`;
}
