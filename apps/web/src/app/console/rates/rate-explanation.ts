import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { timeEntriesExplainRate } from '#libs/api-client/fn/time/time-entries-explain-rate';
import type { RateLineDto } from '#libs/api-client/models/rate-line-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';

import { reloadOn } from '../../core/invalidation';
import { LEVEL_WORDS, OUTCOME_WORDS, periodOf, RULE_WORDS } from './rate-words';

/** Why an hour costs what it costs: card, version and line, and why no other rule counts. */
@Component({
  selector: 'app-rate-explanation',
  imports: [RouterLink, UiAsync, UiDate, UiLoaded, UiMoney],
  templateUrl: './rate-explanation.html',
  styleUrl: './rate-explanation.scss',
})
export class RateExplanation {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  readonly entryId = input.required<string>();

  protected readonly rules = RULE_WORDS;
  protected readonly outcomes = OUTCOME_WORDS;
  protected readonly explanation = reloadOn(
    resource({
      params: () => this.entryId(),
      loader: ({ params: id }) => this.api.invoke(timeEntriesExplainRate, { id }),
    }),
    () => `time_entry:${this.entryId()}`,
    'rate-cards',
  );

  protected cardOf({ level, ownerName, cardName }: RateLineDto): string {
    const owner = [LEVEL_WORDS[level], ownerName].filter(Boolean).join(' ');
    return [owner, cardName].filter(Boolean).join(' · ');
  }

  protected whoOf({ role, personName, taskType }: RateLineDto): string {
    return [role ?? personName, taskType].filter(Boolean).join(' · ');
  }

  protected periodOf(line: RateLineDto): string {
    return periodOf(line, this.formats);
  }
}
