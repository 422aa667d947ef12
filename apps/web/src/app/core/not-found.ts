import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { UiEmpty } from '#libs/ui/empty';
import { UiPageTitle } from '#libs/ui/page-title';

@Component({
  selector: 'app-not-found',
  imports: [MatButton, RouterLink, UiEmpty, UiPageTitle],
  template: `
    <div class="ui-page">
      <h1 class="ui-hidden" uiPageTitle i18n>Page not found</h1>
      <ui-empty
        icon="search"
        headline="There is no page at this address."
        i18n-headline
        hint="It may have moved, or the link may be cut short."
        i18n-hint
      >
        <a matButton="outlined" routerLink="/" i18n>Go to the start page</a>
      </ui-empty>
    </div>
  `,
})
export class NotFound {}
