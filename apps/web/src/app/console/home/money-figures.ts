import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isZero } from '#libs/money';
import type { HomeBillingDto } from '#libs/api-client/models/home-billing-dto';
import { UiDuration } from '#libs/ui/duration';
import { UiFigure } from '#libs/ui/figure';
import { UiMoney } from '#libs/ui/money';

import { type Link, LINKS } from './home-links';

interface Figure {
  readonly label: string;
  readonly link: Link;
  readonly amounts: readonly { amount: string; currency: string }[];
  readonly note: string;
}

/** What is ready to bill, open and overdue, each leading to its rows; amounts of several currencies stand apart. */
@Component({
  selector: 'app-money-figures',
  imports: [RouterLink, UiDuration, UiFigure, UiMoney],
  templateUrl: './money-figures.html',
  styleUrl: './money-figures.scss',
})
export class MoneyFigures {
  readonly billing = input.required<HomeBillingDto>();
  protected readonly links = LINKS;
  protected readonly readySeconds = computed(() => this.total((row) => row.seconds));

  protected readonly figures = computed((): Figure[] => {
    const { unbilled, receivables } = this.billing();
    const count = (of: 'openCount' | 'overdueCount' | 'draftCount'): number =>
      receivables.reduce((sum, row) => sum + row[of], 0);
    const amounts = (
      of: 'openTotal' | 'overdueTotal' | 'draftTotal',
      by: 'openCount' | 'overdueCount' | 'draftCount',
    ) => receivables.filter((row) => row[by]).map((row) => ({ amount: row[of], currency: row.currency }));
    return [
      {
        label: $localize`Ready to bill`,
        link: LINKS.readyToBill,
        amounts: unbilled.filter((row) => !isZero(row.amount)),
        note: '',
      },
      {
        label: $localize`Open`,
        link: LINKS.invoices('open'),
        amounts: amounts('openTotal', 'openCount'),
        note: invoices(count('openCount')),
      },
      {
        label: $localize`Overdue`,
        link: LINKS.invoices('overdue'),
        amounts: amounts('overdueTotal', 'overdueCount'),
        note: invoices(count('overdueCount')),
      },
      {
        label: $localize`Drafts`,
        link: LINKS.invoices('draft'),
        amounts: amounts('draftTotal', 'draftCount'),
        note: invoices(count('draftCount')),
      },
    ];
  });

  private total(of: (row: HomeBillingDto['unbilled'][number]) => number): number {
    return this.billing().unbilled.reduce((sum, row) => sum + of(row), 0);
  }
}

function invoices(count: number): string {
  return count === 1 ? $localize`1 invoice` : $localize`${count}:count: invoices`;
}
