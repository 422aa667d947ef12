import { Component, computed, inject, input, resource } from '@angular/core';
import { Router } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { campaignsEnd } from '#libs/api-client/fn/crm/campaigns-end';
import { campaignsGet } from '#libs/api-client/fn/crm/campaigns-get';
import { campaignsRemove } from '#libs/api-client/fn/crm/campaigns-remove';
import { campaignsStart } from '#libs/api-client/fn/crm/campaigns-start';
import type { CampaignDto } from '#libs/api-client/models/campaign-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { CAMPAIGN_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { Timeline } from '../timeline/timeline';
import { CampaignResults } from './campaign-results';
import { CHANNEL_WORDS } from './campaign-words';

/** A campaign: what it costs, and what came of it. */
@Component({
  selector: 'app-campaign-page',
  imports: [
    ...[CampaignResults, Timeline, UiActions, UiAsync, UiDate, UiFormError, UiLoaded, UiMoney],
    ...[UiPageHeader, UiStatus],
  ],
  templateUrl: './campaign-page.html',
  styles: `
    .note {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class CampaignPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly permissions = inject(Permissions);

  readonly id = input.required<string>();

  protected readonly looks = CAMPAIGN_LOOKS;
  protected readonly channels = CHANNEL_WORDS;
  protected readonly back = { label: $localize`Campaigns`, link: '/campaigns' };
  protected readonly doing = doing();
  protected readonly campaign = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(campaignsGet, { id }) }),
    () => `campaign:${this.id()}`,
    'leads',
    'prospects',
  );
  protected readonly actions = computed((): RowAction[] =>
    this.campaign.hasValue() && this.permissions.can(P.CrmManage)
      ? this.actionsOf(this.campaign.value())
      : [],
  );

  private actionsOf(campaign: CampaignDto): RowAction[] {
    const { id, status, leads, sums } = campaign;
    const start: RowAction = {
      label: status === 'planned' ? $localize`Start` : $localize`Go on`,
      icon: 'play_arrow',
      run: () => void this.change(() => this.api.invoke(campaignsStart, { id })),
    };
    const end: RowAction = {
      label: $localize`End`,
      icon: 'stop',
      run: () => void this.change(() => this.api.invoke(campaignsEnd, { id })),
    };
    const edit: RowAction = {
      label: $localize`Edit`,
      icon: 'edit',
      run: () => void this.router.navigate(['/campaigns', id, 'edit']),
    };
    const remove: RowAction = {
      label: $localize`Delete`,
      icon: 'delete',
      danger: true,
      run: () => void this.remove(campaign),
    };
    return [status === 'running' ? end : start, edit, ...(leads || sums.length ? [] : [remove])];
  }

  private async remove(campaign: CampaignDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${campaign.name}:campaign:?`,
      text: $localize`Nothing counts for it.`,
      action: $localize`Delete campaign`,
      danger: true,
    });
    if (!sure) return;
    const work = () => this.api.invoke(campaignsRemove, { id: campaign.id, ...ifMatch(campaign) });
    if (await this.doing.run(work, 'campaigns')) await this.router.navigate(['/campaigns']);
  }

  private change(work: () => Promise<unknown>): Promise<boolean> {
    return this.doing.run(work, 'campaigns', `campaign:${this.id()}`);
  }
}
