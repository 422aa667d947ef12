import { Component, computed, inject, input, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { proposalsMargin } from '#libs/api-client/fn/proposals/proposals-margin';
import type { ProposalMarginDto } from '#libs/api-client/models/proposal-margin-dto';
import { compare } from '#libs/money';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiFigure } from '#libs/ui/figure';
import { UiMoney } from '#libs/ui/money';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { reloadOn } from '../../core/invalidation';

type Line = ProposalMarginDto['lines'][number] & { readonly id: string };

/** What is left of the price when the work is paid; for those who see costs, and nobody else. */
@Component({
  selector: 'app-margin-card',
  imports: [UiAsync, UiCell, UiFigure, UiLoaded, UiMoney, UiTable],
  templateUrl: './margin-card.html',
})
export class MarginCard {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly margin = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(proposalsMargin, { id }),
    }),
    () => `proposal:${this.id()}`,
  );
  protected readonly columns = columnsOf<Line>()([
    { key: 'title', header: $localize`Line`, text: (row) => row.title },
    { key: 'price', header: $localize`Price`, numeric: true, csv: (row) => row.price },
    { key: 'cost', header: $localize`Cost`, numeric: true, csv: (row) => row.cost },
  ]);
  /** The same rows for the same answer, so that the table keeps them. */
  protected readonly rows = computed(() =>
    this.margin.hasValue() ? this.margin.value().lines.map((line) => ({ ...line, id: line.key })) : [],
  );
  protected readonly nameOf = (row: Line): string => row.title;
  protected readonly tone = ({ percent, leastMargin, isKnown }: ProposalMarginDto) =>
    isKnown && percent !== null && leastMargin !== null && compare(percent, leastMargin) < 0
      ? 'bad'
      : 'neutral';
  protected readonly note = ({ isKnown, leastMargin }: ProposalMarginDto): string => {
    if (!isKnown) return $localize`At most: not all costs are known`;
    return leastMargin === null ? '' : $localize`At least ${leastMargin}:percent: % is wanted`;
  };
}
