import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { mailsGet } from '#libs/api-client/fn/outbox/mails-get';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiIcon } from '#libs/ui/icon';
import { UiStatus } from '#libs/ui/status';
import { MAIL_LOOKS } from '#libs/ui/statuses';

/** One mail as its reader gets it. */
@Component({
  selector: 'app-mail-view',
  imports: [RouterLink, UiAsync, UiDate, UiIcon, UiLoaded, UiStatus],
  template: `
    <ui-async>
      <ng-template [uiLoaded]="mail" let-mail>
        <h2>{{ mail.subject }}</h2>
        <p>
          <ui-status [look]="looks[mail.status]" />
          <span i18n>to</span>&nbsp;{{ mail.recipient }}
          @if (mail.sentAt; as at) {
            · <ui-date [at]="at" />
          }
        </p>
        @if (mail.error) {
          <p class="problem">{{ mail.error }}</p>
        }
        <p class="body">{{ mail.body }}</p>
        @if (mail.attachmentName; as name) {
          <p><ui-icon name="attach_file" /> {{ name }}</p>
        }
        @if (mail.relatedType === 'invoice' && mail.relatedId) {
          <p>
            <a [routerLink]="['/invoices', mail.relatedId]" i18n>Open the invoice</a>
          </p>
        }
      </ng-template>
    </ui-async>
  `,
  styles: `
    h2 {
      margin: 0;
      font-size: 1.125rem;
    }
    .body {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .problem {
      color: var(--ui-bad);
    }
  `,
})
export class MailView {
  private readonly api = inject(Api);
  readonly id = input.required<string>();
  protected readonly looks = MAIL_LOOKS;
  protected readonly mail = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.invoke(mailsGet, { id }),
  });
}
