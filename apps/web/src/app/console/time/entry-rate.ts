import { Component, computed, inject, input, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { timeEntriesRate } from '#libs/api-client/fn/time/time-entries-rate';
import type { EntryRateDto } from '#libs/api-client/models/entry-rate-dto';
import type { TimeEntryDto } from '#libs/api-client/models/time-entry-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import { OVERRIDE_LOOK } from '#libs/ui/statuses';

import { reloadOn } from '../../core/invalidation';
import { RateExplanation } from '../rates/rate-explanation';
import { EntryDeeds } from './entry-deeds';
import { EntryRights } from './entry-rights';
import { RateForm } from './rate-form';

/** What an hour of an entry costs and why, and the form that changes it for those who may. */
@Component({
  selector: 'app-entry-rate',
  imports: [RateExplanation, RateForm, UiAsync, UiLoaded, UiMoney, UiStatus],
  templateUrl: './entry-rate.html',
  styles: `
    :host {
      display: block;
    }
    .now {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      margin: 0 0 0.25rem;
      font-size: 1.125rem;
      font-weight: 600;
    }
    .why {
      margin-block-end: 0.75rem;
    }
    p {
      margin: 0 0 0.75rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class EntryRate {
  private readonly api = inject(Api);
  private readonly rights = inject(EntryRights);
  protected readonly deeds = inject(EntryDeeds);
  readonly entry = input.required<TimeEntryDto>();

  protected readonly overrideLook = OVERRIDE_LOOK;
  protected readonly rate = reloadOn(
    resource({
      params: () => this.entry().id,
      loader: ({ params: id }) => this.api.invoke(timeEntriesRate, { id }),
    }),
    () => `time_entry:${this.entry().id}`,
  );
  protected readonly changes = computed(() => this.rights.changesRates());

  protected isFixed({ isOnInvoice }: EntryRateDto): boolean {
    return isOnInvoice || this.entry().status === 'invoiced';
  }
}
