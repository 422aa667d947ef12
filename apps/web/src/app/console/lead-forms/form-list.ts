import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { leadFormsList } from '#libs/api-client/fn/crm/lead-forms-list';
import type { LeadFormDto } from '#libs/api-client/models/lead-form-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiEmpty } from '#libs/ui/empty';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';
import { UiTabs } from '#libs/ui/tabs';

import { reloadOn } from '../../core/invalidation';
import { SETTINGS_TABS } from '../settings/settings-tabs';

/** The forms by which strangers become leads. */
@Component({
  selector: 'app-form-list',
  imports: [MatButton, RouterLink, UiAsync, UiEmpty, UiLoaded, UiNone, UiPageHeader, UiTable, UiTabs],
  template: `
    <div class="ui-page">
      <ui-page-header heading="Settings" i18n-heading>
        <div uiActions class="ui-buttons">
          <a matButton="filled" routerLink="/settings/forms/new" i18n>New form</a>
        </div>
      </ui-page-header>
      <ui-tabs label="Settings" i18n-label [tabs]="tabs" />
      <ui-async shape="rows" [isEmpty]="isEmpty">
        <ng-template [uiLoaded]="forms" let-rows>
          <ui-table
            label="Forms"
            i18n-label
            [rows]="rows"
            [columns]="columns"
            [rowLabel]="nameOf"
            [rowLink]="linkOf"
          />
        </ng-template>
        <ng-template uiNone>
          <ui-empty
            icon="inbox"
            headline="No forms yet."
            i18n-headline
            hint="A page that you can link to or put into your website: what people send becomes a lead."
            i18n-hint
          >
            <a matButton="filled" routerLink="/settings/forms/new" i18n>New form</a>
          </ui-empty>
        </ng-template>
      </ui-async>
    </div>
  `,
})
export class FormList {
  private readonly api = inject(Api);
  protected readonly tabs = SETTINGS_TABS;
  protected readonly forms = reloadOn(
    resource({ loader: () => this.api.invoke(leadFormsList) }),
    'lead-forms',
  );
  protected readonly isEmpty = (rows: unknown): boolean => Array.isArray(rows) && !rows.length;
  protected readonly columns = columnsOf<LeadFormDto>()([
    { key: 'name', header: $localize`Form`, text: (row) => row.name },
    { key: 'active', header: $localize`State`, text: (row) => (row.active ? $localize`On` : $localize`Off`) },
    { key: 'campaign', header: $localize`Campaign`, text: (row) => row.campaignName },
    { key: 'owner', header: $localize`Owner`, text: (row) => row.ownerName },
    { key: 'entries', header: $localize`Sent`, text: (row) => String(row.entries), numeric: true },
  ]);
  protected readonly nameOf = (row: LeadFormDto): string => row.name;
  protected readonly linkOf = (row: LeadFormDto) => ({ to: ['/settings/forms', row.id] });
}
