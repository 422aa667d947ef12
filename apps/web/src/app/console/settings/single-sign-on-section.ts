import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { identityProvidersList } from '#libs/api-client/fn/firm/identity-providers-list';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiStatus } from '#libs/ui/status';

import { reloadOn } from '../../core/invalidation';
import { CopyLine } from './copy-line';
import { ssoLook, ssoWords } from './sso-words';

/** At which providers the firm's people may sign in, and the link that offers them. */
@Component({
  selector: 'app-single-sign-on',
  imports: [CopyLine, MatButton, RouterLink, UiAsync, UiLoaded, UiStatus],
  template: `
    <section class="ui-card ui-pad ui-stack" aria-labelledby="sso">
      <h2 id="sso" i18n>Single sign-on</h2>
      <ui-async shape="figures" whole>
        <ng-template [uiLoaded]="providers" let-all>
          <div class="ui-stack">
            <p i18n>
              People of the firm sign in by the account that they have anyway. Each links it on their account
              page, or accepts their invitation by it; passwords go on to work.
            </p>
            @if (all.items.length) {
              <ul>
                @for (provider of all.items; track provider.id) {
                  <li>
                    <a [routerLink]="['/settings/sign-in', provider.id]">{{ provider.name }}</a>
                    <ui-status [look]="lookOf(provider)" />
                    <span class="ui-muted">
                      {{ wordsOf(provider.preset).label }} ·
                      <span i18n>{provider.linkedMembers, plural,
                        =0 {nobody linked}
                        =1 {1 person linked}
                        other {{{ provider.linkedMembers }} people linked}
                      }</span>
                    </span>
                  </li>
                }
              </ul>
              <app-copy-line label="Your firm’s sign-in page" i18n-label [text]="all.signInLink" />
              <p class="ui-muted" i18n>
                Give this link to your people: the page offers what is on, and browsers remember it.
              </p>
            }
            <div class="ui-buttons">
              <a matButton="outlined" routerLink="/settings/sign-in/new" i18n>Add single sign-on</a>
            </div>
          </div>
        </ng-template>
      </ui-async>
    </section>
  `,
  styles: `
    p,
    ul {
      margin: 0;
    }
    ul {
      display: grid;
      gap: 0.5rem;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
    }
  `,
})
export class SingleSignOnSection {
  private readonly api = inject(Api);

  protected readonly lookOf = ssoLook;
  protected readonly wordsOf = ssoWords;
  protected readonly providers = reloadOn(
    resource({ loader: () => this.api.invoke(identityProvidersList) }),
    'identity-providers',
  );
}
