import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { UiCan } from '#libs/ui/can';
import { UiPageHeader } from '#libs/ui/page-header';

import { ContractTable } from './contract-table';

@Component({
  selector: 'app-contract-list',
  imports: [ContractTable, MatButton, RouterLink, UiCan, UiPageHeader],
  template: `
    <div class="ui-page">
      <ui-page-header heading="Contracts" i18n-heading>
        <div uiActions class="ui-buttons">
          <a *uiCan="P.ContractWrite" matButton="filled" routerLink="/contracts/new" i18n>New contract</a>
        </div>
      </ui-page-header>
      <app-contract-table />
    </div>
  `,
})
export class ContractList {
  protected readonly P = P;
}
