import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { UiEmpty } from '#libs/ui/empty';
import { UiPageTitle } from '#libs/ui/page-title';

@Component({
  selector: 'app-no-rights',
  imports: [MatButton, RouterLink, UiEmpty, UiPageTitle],
  template: `
    <div class="ui-page">
      <h1 class="ui-hidden" uiPageTitle i18n>No access</h1>
      <ui-empty
        icon="lock"
        headline="You do not have the right to see this."
        i18n-headline
        hint="An admin of your firm can give it to you."
        i18n-hint
      >
        <a matButton="outlined" routerLink="/" i18n>Go to the start page</a>
      </ui-empty>
    </div>
  `,
})
export class NoRights {}
