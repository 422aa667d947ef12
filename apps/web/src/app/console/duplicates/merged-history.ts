import { Component, input } from '@angular/core';

import { Timeline } from '../timeline/timeline';

/** The history of one thing, and of those that it stands for. */
@Component({
  selector: 'app-merged-history',
  imports: [Timeline],
  template: `
    <section class="ui-card ui-pad ui-stack" aria-labelledby="history">
      <h2 id="history" i18n>History</h2>
      <app-timeline [objectType]="objectType()" [objectId]="objectId()" />
      @for (one of merged(); track one.id) {
        <h3 i18n>History of {{ one.name }}, merged into this one</h3>
        <app-timeline [objectType]="objectType()" [objectId]="one.id" />
      }
    </section>
  `,
})
export class MergedHistory {
  readonly objectType = input.required<string>();
  readonly objectId = input.required<string>();
  readonly merged = input.required<readonly { id: string; name: string }[]>();
}
