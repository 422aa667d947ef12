import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { UiCan } from '#libs/ui/can';
import { UiPageHeader } from '#libs/ui/page-header';

import { ProjectTable } from './project-table';

@Component({
  selector: 'app-project-list',
  imports: [MatButton, ProjectTable, RouterLink, UiCan, UiPageHeader],
  template: `
    <div class="ui-page">
      <ui-page-header heading="Projects" i18n-heading>
        <a *uiCan="P.ProjectWrite" uiActions matButton="filled" routerLink="/projects/new" i18n
          >New project</a
        >
      </ui-page-header>
      <app-project-table />
    </div>
  `,
})
export class ProjectList {
  protected readonly P = P;
}
