import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FormEntryDto } from '#libs/api-client/models/form-entry-dto';
import { UiActions } from '#libs/ui/actions';
import { UiDate } from '#libs/ui/date';
import { UiStatus } from '#libs/ui/status';
import { FORM_ENTRY_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { SUSPICION_WORDS } from './form-words';

/** All that somebody sent, and why it was kept back. */
@Component({
  selector: 'app-entry-view',
  imports: [RouterLink, UiActions, UiDate, UiStatus],
  template: `
    @let it = entry();
    <div class="ui-stack">
      <div><ui-status [look]="looks[it.status]" /></div>
      @if (it.suspicions.length) {
        <ul>
          @for (one of it.suspicions; track one) {
            <li>{{ words[one] }}</li>
          }
        </ul>
      }
      <dl class="ui-facts">
        <div>
          <dt i18n>Form</dt>
          <dd>{{ it.formName }}</dd>
        </div>
        <div>
          <dt i18n>Sent</dt>
          <dd><ui-date [at]="it.createdAt" /></dd>
        </div>
        <div>
          <dt i18n>Company</dt>
          <dd>{{ it.company || '–' }}</dd>
        </div>
        <div>
          <dt i18n>Person</dt>
          <dd>{{ it.person || '–' }}</dd>
        </div>
        <div>
          <dt i18n>Phone</dt>
          <dd>{{ it.phone || '–' }}</dd>
        </div>
      </dl>
      <p>{{ it.message }}</p>
      @if (it.consent) {
        <p class="ui-muted" i18n>Agreed: {{ it.consent }}</p>
      }
      @if (it.leadId; as id) {
        <p><a [routerLink]="['/leads', id]" i18n>See the lead</a></p>
      }
      <ui-actions plain [actions]="actions()" [name]="it.email" />
    </div>
  `,
  styles: `
    p,
    ul {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    ui-actions {
      justify-items: start;
    }
  `,
})
export class EntryView {
  readonly entry = input.required<FormEntryDto>();
  readonly actions = input.required<readonly RowAction[]>();
  protected readonly looks = FORM_ENTRY_LOOKS;
  protected readonly words = SUSPICION_WORDS;
}
