import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { portalSignaturesList } from '#libs/api-client/fn/portal/portal-signatures-list';
import { UiDate } from '#libs/ui/date';
import { UiIcon } from '#libs/ui/icon';

/** Documents that wait for the portal user's signature; nothing while there are none. */
@Component({
  selector: 'portal-to-sign',
  imports: [RouterLink, UiDate, UiIcon],
  template: `
    @if (open.hasValue() && open.value().length) {
      <section aria-labelledby="to-sign">
        <h2 id="to-sign" i18n>To sign</h2>
        <ul class="ui-card">
          @for (document of open.value(); track document.id) {
            <li>
              <a [routerLink]="['/portal/overview/sign', document.id]">
                <ui-icon name="edit" />
                <span class="what">
                  <strong>{{ document.title }}</strong>
                  <span class="ui-muted" i18n>Sign by <ui-date [day]="document.expiresOn" /></span>
                </span>
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
export class ToSign {
  private readonly api = inject(Api);

  protected readonly open = resource({
    loader: async () =>
      (await this.api.invoke(portalSignaturesList)).filter(
        ({ status, ownStatus }) => status === 'open' && ownStatus === 'invited',
      ),
  });
}
