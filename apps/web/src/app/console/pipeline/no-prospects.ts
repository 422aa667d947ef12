import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { UiCan } from '#libs/ui/can';
import { UiEmpty } from '#libs/ui/empty';

/** What the pipeline is for, while nothing is in it. */
@Component({
  selector: 'app-no-prospects',
  imports: [MatButton, RouterLink, UiCan, UiEmpty],
  template: `
    <ui-empty
      icon="view_kanban"
      headline="No prospects yet."
      i18n-headline
      hint="A prospect is work that you may win: what it is worth, how likely, and by when."
      i18n-hint
    >
      <a *uiCan="P.CrmManage" matButton="filled" routerLink="/pipeline/new" i18n>New prospect</a>
    </ui-empty>
  `,
})
export class NoProspects {
  protected readonly P = P;
}
