import { Component, inject, input, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { portalMilestonesGet } from '#libs/api-client/fn/portal/portal-milestones-get';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiFigure } from '#libs/ui/figure';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import { reloadOn } from '../../core/invalidation';
import { MILESTONE_LOOKS } from '../shared/milestone-looks';
import { MilestoneAnswer } from './milestone-answer';

/** A milestone that was reached: what was delivered, and the client's answer. */
@Component({
  selector: 'portal-milestone-page',
  imports: [MilestoneAnswer, UiAsync, UiDate, UiFigure, UiLoaded, UiMoney, UiPageHeader, UiStatus],
  templateUrl: './milestone-page.html',
  styles: `
    .words {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class MilestonePage {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly back = { label: $localize`Milestones`, link: '/portal/milestones' };
  protected readonly looks = MILESTONE_LOOKS;
  protected readonly milestone = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(portalMilestonesGet, { id }),
    }),
    'milestones',
  );
}
