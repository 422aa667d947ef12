import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { UiCan } from '#libs/ui/can';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiTabs } from '#libs/ui/tabs';

import { Permissions } from '../../core/permissions';

const VIEWS = [
  { label: $localize`Board`, link: '/pipeline' },
  { label: $localize`List`, link: '/pipeline/list' },
];
const STAGES = { label: $localize`Stages`, link: '/pipeline/stages' };

/** The head of the pipeline's views. */
@Component({
  selector: 'app-pipeline-head',
  imports: [MatButton, RouterLink, UiCan, UiPageHeader, UiTabs],
  template: `
    <ui-page-header heading="Pipeline" i18n-heading>
      <div uiActions class="ui-buttons">
        <a *uiCan="P.CrmManage" matButton="filled" routerLink="/pipeline/new" i18n>New prospect</a>
      </div>
    </ui-page-header>
    <ui-tabs label="Pipeline" i18n-label [tabs]="tabs()" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1rem;
    }
  `,
})
export class PipelineHead {
  private readonly can = inject(Permissions).can;
  protected readonly P = P;
  protected readonly tabs = computed(() => (this.can(P.CrmManage) ? [...VIEWS, STAGES] : VIEWS));
}
