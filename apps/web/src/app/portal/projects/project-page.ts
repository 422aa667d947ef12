import { Component, inject, input, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalGetProject } from '#libs/api-client/fn/portal/portal-get-project';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import { InvoiceTable } from '../shared/invoice-table';
import { PROJECT_LOOKS } from '../shared/project-looks';
import { ScheduleBar } from '../shared/schedule-bar';

/** One project: what was agreed, where it stands in time, what was invoiced. */
@Component({
  selector: 'portal-project-page',
  imports: [InvoiceTable, ScheduleBar, UiAsync, UiCan, UiLoaded, UiPageHeader, UiStatus],
  template: `
    <div class="ui-page">
      <ui-async shape="page" whole>
        <ng-template [uiLoaded]="project" let-project>
          <div class="ui-page-parts">
            <ui-page-header [heading]="project.name" [subtitle]="project.code" [back]="back">
              <ui-status uiStatus [look]="looks[project.status]" />
            </ui-page-header>
            <section class="ui-card ui-pad agreed">
              <div>
                <h2 i18n>Agreement</h2>
                <p>{{ project.engagementTitle }}</p>
              </div>
              <portal-schedule-bar [project]="project" />
            </section>
            <section *uiCan="'billing'" aria-labelledby="invoices">
              <h2 id="invoices" i18n>Invoices for this project</h2>
              @if (project.invoices.length) {
                <portal-invoice-table [invoices]="project.invoices" />
              } @else {
                <p class="ui-muted" i18n>
                  None yet. Invoices that cover several projects are under Invoices.
                </p>
              }
            </section>
          </div>
        </ng-template>
      </ui-async>
    </div>
  `,
  styles: `
    .ui-page-parts,
    section {
      display: grid;
      gap: 0.75rem;
    }
    .ui-page-parts {
      gap: 1.5rem;
    }
    .agreed {
      gap: 1rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class ProjectPage {
  private readonly api = inject(Api);
  readonly id = input.required<string>();
  protected readonly back = { label: $localize`Projects`, link: '/portal/projects' };
  protected readonly looks = PROJECT_LOOKS;
  protected readonly project = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.invoke(portalGetProject, { id }),
  });
}
