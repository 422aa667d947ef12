import { Component, computed, inject, input } from '@angular/core';
import type { AgreedTermsDto } from '#libs/api-client/models/agreed-terms-dto';
import type { ChangedLineDto } from '#libs/api-client/models/changed-line-dto';
import type { EngagementLineDto } from '#libs/api-client/models/engagement-line-dto';
import { Formats } from '#libs/ui/formats';

import { lineDifference, lineDifferences, termDifferences } from './difference';

/** What is different after a change order, or between two versions: before and after, side by side. */
@Component({
  selector: 'app-differences',
  template: `
    @if (shown().length) {
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="ui-hidden" i18n>What</span></th>
            <th scope="col" i18n>Before</th>
            <th scope="col" i18n>After</th>
          </tr>
        </thead>
        <tbody>
          @for (one of shown(); track $index) {
            <tr>
              <th scope="row">{{ one.what }}</th>
              <td class="before" data-label="Before" i18n-data-label>{{ one.before ?? '–' }}</td>
              <td class="after" data-label="After" i18n-data-label>{{ one.after ?? '–' }}</td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p class="ui-muted" i18n>Nothing is different.</p>
    }
  `,
  styleUrl: './differences.scss',
})
export class Differences {
  private readonly formats = inject(Formats);

  readonly before = input.required<AgreedTermsDto & { lines?: readonly EngagementLineDto[] }>();
  readonly after = input.required<AgreedTermsDto & { lines?: readonly EngagementLineDto[] }>();
  /** what an order changes; left out to compare the lines of both sides */
  readonly lines = input<readonly ChangedLineDto[]>();
  readonly currency = input.required<string>();

  protected readonly shown = computed(() => {
    const [before, after, currency] = [this.before(), this.after(), this.currency()];
    const lines =
      this.lines()?.map((line) => lineDifference(line.before, line, currency, this.formats)) ??
      lineDifferences(before.lines ?? [], after.lines ?? [], currency, this.formats);
    return [...termDifferences(before, after, currency, this.formats), ...lines];
  });
}
