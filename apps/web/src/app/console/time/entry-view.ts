import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { timeEntriesGet } from '#libs/api-client/fn/time/time-entries-get';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiDuration } from '#libs/ui/duration';
import { UiStatus } from '#libs/ui/status';
import { TIME_ENTRY_LOOKS } from '#libs/ui/statuses';

import { reloadOn } from '../../core/invalidation';
import { Timeline } from '../timeline/timeline';
import { EntryDeeds } from './entry-deeds';
import { EntryRate } from './entry-rate';
import { EntryRights } from './entry-rights';

/** One entry with its rate and history, beside the list. */
@Component({
  selector: 'app-entry-view',
  imports: [EntryRate, MatButton, Timeline, UiAsync, UiCan, UiDate, UiDuration, UiLoaded, UiStatus],
  templateUrl: './entry-view.html',
  styles: `
    section {
      display: grid;
      gap: 0.5rem;
    }
    h2,
    h3 {
      margin: 0;
    }
    .note {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class EntryView {
  private readonly api = inject(Api);
  private readonly rights = inject(EntryRights);
  protected readonly deeds = inject(EntryDeeds);
  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly looks = TIME_ENTRY_LOOKS;
  protected readonly entry = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(timeEntriesGet, { id }),
    }),
    () => `time_entry:${this.id()}`,
  );
  /** An invoiced one says so by its state. */
  protected readonly reopens = computed(() => {
    const entry = this.entry.hasValue() ? this.entry.value() : null;
    return entry?.status === 'approved' && this.rights.reopens(entry);
  });
}
