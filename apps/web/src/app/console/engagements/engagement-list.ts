import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { UiCan } from '#libs/ui/can';
import { UiPageHeader } from '#libs/ui/page-header';

import { EngagementTable } from './engagement-table';

@Component({
  selector: 'app-engagement-list',
  imports: [EngagementTable, MatButton, RouterLink, UiCan, UiPageHeader],
  template: `
    <div class="ui-page">
      <ui-page-header heading="Engagements" i18n-heading>
        <a *uiCan="P.EngagementWrite" uiActions matButton="filled" routerLink="/engagements/new" i18n
          >New engagement</a
        >
      </ui-page-header>
      <app-engagement-table />
    </div>
  `,
})
export class EngagementList {
  protected readonly P = P;
}
