import { Component, computed, inject, model, resource } from '@angular/core';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { campaignsGet } from '#libs/api-client/fn/crm/campaigns-get';
import { campaignsList } from '#libs/api-client/fn/crm/campaigns-list';
import { UiFilter } from '#libs/ui/filter-bar';

/** The newest campaigns as a filter, and the one that is chosen. */
@Component({
  selector: 'app-campaign-filter',
  imports: [UiFilter],
  template: `<ui-filter label="Campaign" i18n-label [options]="choices()" [(value)]="value" />`,
})
export class CampaignFilter {
  private readonly api = inject(Api);
  readonly value = model.required<string>();

  private readonly campaigns = resource({
    params: () => this.value(),
    loader: async ({ params: id }) => {
      const { items } = await this.api.invoke(campaignsList, { perPage: LIMITS.perPageMax });
      const missing = id && !items.some((one) => one.id === id);
      return missing ? [await this.api.invoke(campaignsGet, { id }), ...items] : items;
    },
  });
  protected readonly choices = computed(() =>
    this.campaigns.hasValue()
      ? this.campaigns.value().map(({ id, name }) => ({ value: id, label: name }))
      : [],
  );
}
