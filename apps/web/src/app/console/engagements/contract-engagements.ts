import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { engagementsOfContract } from '#libs/api-client/fn/engagements/engagements-of-contract';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { ENGAGEMENT_LOOKS } from '#libs/ui/statuses';
import { isZero } from '#libs/money';

import { reloadOn } from '../../core/invalidation';

/** The work that was agreed under a contract, and what it comes to. */
@Component({
  selector: 'app-contract-engagements',
  imports: [RouterLink, UiAsync, UiDate, UiLoaded, UiMoney, UiStatus],
  templateUrl: './contract-engagements.html',
  styleUrl: './contract-engagements.scss',
})
export class ContractEngagements {
  private readonly api = inject(Api);

  readonly contractId = input.required<string>();

  protected readonly looks = ENGAGEMENT_LOOKS;
  protected readonly isZero = isZero;
  protected readonly work = reloadOn(
    resource({
      params: () => this.contractId(),
      loader: ({ params: id }) => this.api.invoke(engagementsOfContract, { id }),
    }),
    'engagements',
  );
}
