import { Component, computed, inject, input, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { auditTimeline } from '#libs/api-client/fn/audit/audit-timeline';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Formats } from '#libs/ui/formats';

import { reloadOn } from '../../core/invalidation';
import { deedOf, editsOf } from '../audit/audit-words';

const SHOWN = 20;

/** Who did what to one thing, newest first: `<app-timeline objectType="client" [objectId]="id()" />`. */
@Component({
  selector: 'app-timeline',
  imports: [UiAsync, UiDate, UiLoaded, UiNone],
  templateUrl: './timeline.html',
  styleUrl: './timeline.scss',
})
export class Timeline {
  private readonly api = inject(Api);
  protected readonly formats = inject(Formats);
  readonly objectType = input.required<string>();
  readonly objectId = input.required<string>();

  private readonly params = computed(() => ({
    objectType: this.objectType(),
    objectId: this.objectId(),
    perPage: SHOWN,
  }));
  protected readonly events = reloadOn(
    resource({
      params: () => this.params(),
      loader: async ({ params }) => {
        const { items } = await this.api.invoke(auditTimeline, params);
        return items.map((entry) => ({ ...entry, deed: deedOf(entry.action), changes: editsOf(entry) }));
      },
    }),
    () => `${this.objectType()}:${this.objectId()}`,
    () => `history:${this.objectId()}`, // the page has what was written, the history has not
  );
}
