import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { ledgerJournal } from '#libs/api-client/fn/finance/ledger-journal';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiMoney } from '#libs/ui/money';

import { documentLink } from './account-words';

/** One journal: what happened, and from which account to which. */
@Component({
  selector: 'app-journal-view',
  imports: [RouterLink, UiAsync, UiDate, UiLoaded, UiMoney],
  template: `
    <ui-async>
      <ng-template [uiLoaded]="journal" let-journal>
        <p>
          <strong>{{ journal.description }}</strong><br />
          <ui-date [day]="journal.date" />
          @let link = documentOf(journal);
          · <a [routerLink]="link.to" [queryParams]="link.query">{{ journal.sourceLabel }}</a>
        </p>
        @if (journal.reversedBy) {
          <p class="ui-muted" i18n>This journal was reversed.</p>
        }
        <ol>
          @for (line of journal.lines; track line.line) {
            <li>
              <span>
                <span class="ui-muted" i18n>Debit</span> {{ line.debitAccountCode }} {{ line.debitAccountName
                }}<br />
                <span class="ui-muted" i18n>Credit</span> {{ line.creditAccountCode }}
                {{ line.creditAccountName }}
              </span>
              <span class="figures">
                <ui-money [amount]="line.amount" [currency]="journal.currency" />
                @if (journal.currency !== journal.baseCurrency) {
                  <ui-money class="ui-muted" [amount]="line.baseAmount" [currency]="journal.baseCurrency" />
                }
              </span>
            </li>
          }
        </ol>
        <p class="ui-muted"><span i18n>Posted</span>&nbsp;<ui-date [at]="journal.postedAt" /></p>
      </ng-template>
    </ui-async>
  `,
  styles: `
    ol {
      display: grid;
      gap: 0.75rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 1rem;
      justify-content: space-between;
      padding-block-end: 0.75rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .figures {
      display: grid;
      text-align: end;
    }
  `,
})
export class JournalView {
  private readonly api = inject(Api);
  readonly id = input.required<string>();
  protected readonly journal = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.invoke(ledgerJournal, { id }),
  });
  protected readonly documentOf = documentLink;
}
