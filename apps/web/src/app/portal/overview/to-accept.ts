import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { portalMilestonesList } from '#libs/api-client/fn/portal/portal-milestones-list';
import { UiDate } from '#libs/ui/date';
import { UiIcon } from '#libs/ui/icon';
import { UiMoney } from '#libs/ui/money';

/** Milestones that wait for the client's answer; nothing while there are none. */
@Component({
  selector: 'portal-to-accept',
  imports: [RouterLink, UiDate, UiIcon, UiMoney],
  template: `
    @if (waiting.hasValue() && waiting.value().items.length) {
      <section aria-labelledby="to-accept">
        <h2 id="to-accept" i18n>To accept</h2>
        <ul class="ui-card">
          @for (milestone of waiting.value().items; track milestone.id) {
            <li>
              <a [routerLink]="['/portal/milestones', milestone.id]">
                <ui-icon name="flag" />
                <span class="what">
                  <strong translate="no">{{ milestone.title }}</strong>
                  @if (milestone.acceptedByItselfOn) {
                    <span class="ui-muted" i18n
                      >Counts as accepted on <ui-date [day]="milestone.acceptedByItselfOn"
                    /></span>
                  } @else {
                    <span class="ui-muted" translate="no">{{ milestone.engagementTitle }}</span>
                  }
                </span>
                <ui-money [amount]="milestone.amount" [currency]="milestone.currency" />
                <ui-icon name="chevron_right" />
              </a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './to-do.scss',
})
export class ToAccept {
  private readonly api = inject(Api);

  protected readonly waiting = resource({
    loader: () => this.api.invoke(portalMilestonesList, { status: 'reached', perPage: 10 }),
  });
}
