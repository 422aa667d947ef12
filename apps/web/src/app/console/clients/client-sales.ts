import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { prospectsList } from '#libs/api-client/fn/crm/prospects-list';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { PROSPECT_LOOKS } from '#libs/ui/statuses';

import { reloadOn } from '../../core/invalidation';
import { Activities } from '../activities/activities';

const SHOWN = 100;

/** What a client was won with and may buy next, and what was done about it. */
@Component({
  selector: 'app-client-sales',
  imports: [Activities, RouterLink, UiAsync, UiLoaded, UiMoney, UiNone, UiStatus],
  template: `
    <div class="ui-stack">
      <section class="ui-card ui-pad" aria-labelledby="prospects">
        <h2 id="prospects" i18n>Prospects</h2>
        <ui-async shape="figures">
          <ng-template [uiLoaded]="prospects" let-page>
            <ul>
              @for (prospect of page.items; track prospect.id) {
                <li>
                  <a [routerLink]="['/pipeline', prospect.id]">{{ prospect.name }}</a>
                  <ui-money [amount]="prospect.value" [currency]="prospect.currency" />
                  @if (prospect.status === 'open') {
                    <span class="ui-muted">{{ prospect.stageName }}</span>
                  } @else {
                    <ui-status [look]="looks[prospect.status]" />
                  }
                </li>
              }
            </ul>
          </ng-template>
          <ng-template uiNone><p class="ui-muted" i18n>No prospect is about this client.</p></ng-template>
        </ui-async>
      </section>
      <app-activities [about]="about()" />
    </div>
  `,
  styles: `
    section {
      display: grid;
      gap: 0.75rem;
    }
    ul {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: baseline;
    }
    p {
      margin: 0;
    }
  `,
})
export class ClientSales {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly looks = PROSPECT_LOOKS;
  protected readonly about = computed(() => ({ clientId: this.id() }));
  protected readonly prospects = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: clientId }) =>
        this.api.invoke(prospectsList, { clientId, status: 'all', perPage: SHOWN }),
    }),
    'prospects',
  );
}
