import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CampaignDto } from '#libs/api-client/models/campaign-dto';
import { UiFigure } from '#libs/ui/figure';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';

/** What came of a campaign; each figure leads to the list that it counts. */
@Component({
  selector: 'app-campaign-results',
  imports: [RouterLink, UiFigure, UiMoney],
  templateUrl: './campaign-results.html',
  styles: `
    section {
      display: grid;
      gap: 1rem;
    }
    a {
      color: inherit;
      border-radius: var(--ui-radius);
    }
    p {
      margin: 0;
    }
  `,
})
export class CampaignResults {
  private readonly formats = inject(Formats);
  readonly campaign = input.required<CampaignDto>();

  protected readonly prospects = computed(() => {
    const { sums } = this.campaign();
    const count = (of: 'open' | 'won' | 'lost'): number => sums.reduce((all, sum) => all + sum[of], 0);
    return { open: count('open'), won: count('won'), lost: count('lost') };
  });
  protected readonly returned = computed(() => {
    const percent = this.campaign().returnPercent;
    return percent === null ? null : `${this.formats.number(percent)} %`;
  });
  /** Something was won in another currency than the campaign costs. */
  protected readonly mixed = computed(() =>
    this.campaign().sums.some(({ currency, won }) => won && currency !== this.campaign().currency),
  );

  protected listOf(status: string): Record<string, string> {
    return { 'f.campaignId': this.campaign().id, 'f.status': status };
  }
}
