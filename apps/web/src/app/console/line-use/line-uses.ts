import { Component, computed, inject, input, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { lineUsesOf } from '#libs/api-client/fn/engagements/line-uses-of';
import { UiAsync, UiLoaded } from '#libs/ui/async';

import { reloadOn } from '../../core/invalidation';
import { LineUse } from './line-use';

/** What became of an engagement's lines, or of the one that a project works on. */
@Component({
  selector: 'app-line-uses',
  imports: [LineUse, UiAsync, UiLoaded],
  template: `
    <ui-async>
      <ng-template [uiLoaded]="uses">
        @for (line of lines(); track line.id) {
          <app-line-use [line]="line" [engagementId]="engagementId()" />
        }
      </ng-template>
    </ui-async>
  `,
  styles: `
    app-line-use + app-line-use {
      margin-block-start: 1.25rem;
      padding-block-start: 1.25rem;
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class LineUses {
  private readonly api = inject(Api);
  readonly engagementId = input.required<string>();
  /** this line alone */
  readonly lineId = input<string | null>(null);

  protected readonly uses = reloadOn(
    resource({
      params: () => this.engagementId(),
      loader: ({ params: id }) => this.api.invoke(lineUsesOf, { id }),
    }),
    'billing',
    'invoices',
    'time-entries',
    'projects',
  );
  protected readonly lines = computed(() => {
    const items = this.uses.hasValue() ? this.uses.value().items : [];
    return items.filter(({ id }) => !this.lineId() || id === this.lineId());
  });
}
