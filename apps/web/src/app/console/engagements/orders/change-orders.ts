import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { changeOrdersList } from '#libs/api-client/fn/change-orders/change-orders-list';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { CHANGE_ORDER_LOOKS } from '#libs/ui/statuses';

import { reloadOn } from '../../../core/invalidation';

/** The changes to what is agreed, on the engagement's page. */
@Component({
  selector: 'app-change-orders',
  imports: [RouterLink, UiAsync, UiLoaded, UiMoney, UiStatus],
  template: `
    <ui-async shape="figures">
      <ng-template [uiLoaded]="orders" let-orders>
        <ul>
          @for (order of orders; track order.id) {
            <li>
              <a [routerLink]="['/engagements/orders', order.id]">{{ order.number }} · {{ order.title }}</a>
              @if (order.budgetChange) {
                <ui-money [amount]="order.budgetChange" [currency]="engagement().currency" />
              }
              <ui-status [look]="looks[order.status]" />
            </li>
          } @empty {
            <li class="ui-muted" i18n>Nothing was changed since it was agreed.</li>
          }
        </ul>
        @if (engagement().agreedVersion > 1) {
          <a [routerLink]="['/engagements', engagement().id, 'versions']" i18n>
            Version {{ engagement().agreedVersion }}: compare with earlier ones
          </a>
        }
      </ng-template>
    </ui-async>
  `,
  styles: `
    ul {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      padding-block: 0.5rem;
    }
    a {
      flex: 1 1 12rem;
    }
  `,
})
export class ChangeOrders {
  private readonly api = inject(Api);
  readonly engagement = input.required<EngagementDto>();

  protected readonly looks = CHANGE_ORDER_LOOKS;
  protected readonly orders = reloadOn(
    resource({
      params: () => this.engagement().id,
      loader: ({ params: id }) => this.api.invoke(changeOrdersList, { id }),
    }),
    () => `engagement:${this.engagement().id}`,
  );
}
