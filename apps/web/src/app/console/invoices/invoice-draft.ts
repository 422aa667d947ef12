import { Component, computed, inject, input, linkedSignal, output, resource, signal } from '@angular/core';
import { type InvoiceGrouping, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { invoicesEntries } from '#libs/api-client/fn/finance/invoices-entries';
import { invoicesSetEntries } from '#libs/api-client/fn/finance/invoices-set-entries';
import { invoicesUpdate } from '#libs/api-client/fn/finance/invoices-update';
import { taxRatesList } from '#libs/api-client/fn/finance/tax-rates-list';
import type { InvoiceDto } from '#libs/api-client/models/invoice-dto';
import type { InvoiceEntryDto } from '#libs/api-client/models/invoice-entry-dto';
import type { UpdateInvoiceDto } from '#libs/api-client/models/update-invoice-dto';
import { ApiError, messageOf } from '#libs/ui/api-error';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiDuration } from '#libs/ui/duration';
import { UiEmpty } from '#libs/ui/empty';
import { UiMoney } from '#libs/ui/money';

import { Invalidation, reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { DraftDues } from './draft-dues';
import { type BillableEntry, type EntryGroup, groupEntries } from './entry-groups';
import { WhyRate } from '../rates/why-rate';
import { InvoiceSheet } from './invoice-sheet';
import { GROUPINGS } from './invoice-words';

const PAUSE_MS = 250;

/** A draft: its entries with check boxes beside the document that they make. */
@Component({
  selector: 'app-invoice-draft',
  imports: [
    DraftDues,
    InvoiceSheet,
    UiAsync,
    UiDate,
    UiDuration,
    UiEmpty,
    UiLoaded,
    UiMoney,
    UiNone,
    WhyRate,
  ],
  templateUrl: './invoice-draft.html',
  styleUrl: './invoice-draft.scss',
})
export class InvoiceDraft {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  readonly invoice = input.required<InvoiceDto>();
  readonly changed = output<InvoiceDto>();

  private readonly can = inject(Permissions).can;
  protected readonly editable = computed(() => this.can(P.InvoiceWrite));
  protected readonly groupings = GROUPINGS;
  protected readonly problem = signal<string | null>(null);
  protected readonly saving = signal(false);
  private pause?: ReturnType<typeof setTimeout>;

  protected readonly entries = reloadOn(
    resource({
      params: () => {
        const { id, periodFrom, periodTo } = this.invoice();
        return { id, periodFrom, periodTo };
      },
      loader: ({ params: { id } }) => this.api.invoke(invoicesEntries, { id }),
    }),
    'time-entries',
  );
  protected readonly taxCodes = resource({
    loader: async () => {
      const { items } = await this.api.invoke(taxRatesList, { perPage: 200 });
      return [...new Map(items.map((rate) => [rate.code, rate.name]))].map(([value, label]) => ({
        value,
        label,
      }));
    },
  });
  /** Hours that are billed one by one; those of a retainer's month come and go with it. */
  private readonly hours = computed(() =>
    this.entries.hasValue() ? this.entries.value().items.filter(isChosenByItself) : [],
  );
  private readonly ticked = linkedSignal<ReadonlySet<string>>(
    () => new Set(this.hours().flatMap((entry) => (entry.included ? [entry.id] : []))),
  );
  protected readonly groups = computed(() =>
    groupEntries(this.hours(), this.invoice().grouping, this.ticked()),
  );

  protected isTicked(id: string): boolean {
    return this.ticked().has(id);
  }

  protected tick(ids: readonly string[], on: boolean): void {
    const next = new Set(this.ticked());
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    this.ticked.set(next);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.saveTicks(), PAUSE_MS);
  }

  protected tickGroup(group: EntryGroup<BillableEntry>, on: boolean): void {
    const ids = group.entries.map((entry) => entry.id);
    this.tick(ids, on);
  }

  protected change(body: UpdateInvoiceDto): void {
    void this.save((params) => this.api.invoke(invoicesUpdate, { ...params, body }));
  }

  protected group(grouping: string): void {
    this.change({ grouping: grouping as InvoiceGrouping });
  }

  private async saveTicks(): Promise<void> {
    if (this.saving()) {
      this.pause = setTimeout(() => void this.saveTicks(), PAUSE_MS);
      return;
    }
    const entryIds = [...this.ticked()];
    await this.save((params) => this.api.invoke(invoicesSetEntries, { ...params, body: { entryIds } }));
  }

  private async save(
    write: (params: { id: string; 'If-Match': string }) => Promise<InvoiceDto>,
  ): Promise<void> {
    const { id, version } = this.invoice();
    this.saving.set(true);
    try {
      this.changed.emit(await write({ id, 'If-Match': `"${version}"` }));
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.problem.set(messageOf(error));
      this.invalidation.invalidate(`invoice:${id}`, 'time-entries');
    } finally {
      this.saving.set(false);
    }
  }
}

type BilledHour = InvoiceEntryDto & { hourlyRate: string };
const isChosenByItself = (entry: InvoiceEntryDto): entry is BilledHour =>
  !entry.withMonth && entry.hourlyRate !== null;
