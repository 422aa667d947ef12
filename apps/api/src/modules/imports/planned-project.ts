import { v7 as uuidv7 } from 'uuid';
import { add, timeAmount } from '#libs/money';
import type { ImportRow } from './parse/import-row.js';

export interface PlannedClient {
  id: string;
  name: string;
  isNew: boolean;
  /** Of a client that is there. */
  currency: string | null;
  active: boolean;
}

export interface PlannedPerson {
  id: string;
  name: string;
  email: string | null;
  /** The address that the file gives, which tells namesakes apart. */
  fileEmail: string | null;
  role: string;
  isNew: boolean;
  newEntries: number;
}

/** A project that is there, with what the rules of its entries need. */
export interface KnownProject {
  id: string;
  clientId: string;
  name: string;
  engagementId: string;
  currency: string;
  startDate: string;
  endDate: string;
  /** Neither it nor its engagement is over. */
  open: boolean;
  /** It came from an import, so a later import may stretch its dates. */
  stretches: boolean;
}

export type RefusalReason =
  | 'CLIENT_INACTIVE'
  | 'PROJECT_CLOSED'
  | 'OUTSIDE_PROJECT'
  | 'CURRENCY_DIFFERS'
  | 'PERSON_AMBIGUOUS'
  | 'DAY_OVER_24_HOURS';

/** Why a row that reads well still cannot become an entry. */
export interface Refusal {
  field: 'client' | 'project' | 'date' | 'currency' | 'person' | 'duration';
  reason: RefusalReason;
  message: string;
}

/** One client and project of the file: what exists, what the file adds up to, what is to be created. */
export class PlannedProject {
  readonly id: string;
  entries = 0;
  seconds = 0;
  billableSeconds = 0;
  billableAmount = '0';
  newEntries = 0;
  /** Bounds of the new entries; empty while there are none. */
  startDate = '';
  endDate = '';
  code = '';
  /** Billing role by person id, of everybody with new entries. */
  readonly people = new Map<string, string>();
  private currency: string | null;
  private currencyHint: string | null = null;

  constructor(
    readonly client: PlannedClient,
    readonly name: string,
    readonly known: KnownProject | null,
  ) {
    this.id = known?.id ?? uuidv7();
    this.currency = known?.currency ?? null;
  }

  get isNew(): boolean {
    return this.known === null;
  }

  refusalOf(row: ImportRow): Refusal | undefined {
    const { client, known, currency } = this;
    if (!client.active)
      return { field: 'client', reason: 'CLIENT_INACTIVE', message: 'the client is inactive' };
    if (known && !known.open)
      return { field: 'project', reason: 'PROJECT_CLOSED', message: 'the project is closed' };
    if (known && !known.stretches && (row.workDate < known.startDate || row.workDate > known.endDate)) {
      const message = `outside the project's dates, ${known.startDate} to ${known.endDate}`;
      return { field: 'date', reason: 'OUTSIDE_PROJECT', message };
    }
    if (row.ratePerHour && row.currency && currency && row.currency !== currency) {
      const message = `${row.currency}, but the project is in ${currency}`;
      return { field: 'currency', reason: 'CURRENCY_DIFFERS', message };
    }
    return undefined;
  }

  /** Adds a good row to the sums, whether it is new or was imported before. */
  count(row: ImportRow, baseCurrency: string): void {
    this.entries += 1;
    this.seconds += row.seconds;
    this.currencyHint ??= row.currency;
    if (row.ratePerHour) this.currency ??= row.currency ?? this.client.currency ?? baseCurrency;
    if (!row.billable) return;
    this.billableSeconds += row.seconds;
    if (row.ratePerHour && this.currency) {
      this.billableAmount = add(this.billableAmount, timeAmount(row.seconds, row.ratePerHour, this.currency));
    }
  }

  /** Takes a row that will become an entry. */
  take(row: ImportRow, person: PlannedPerson): void {
    this.newEntries += 1;
    person.newEntries += 1;
    person.role ||= row.personRole ?? '';
    this.code ||= row.projectCode ?? '';
    if (this.startDate === '' || row.workDate < this.startDate) this.startDate = row.workDate;
    if (row.workDate > this.endDate) this.endDate = row.workDate;
    if (!this.people.get(person.id)) this.people.set(person.id, row.personRole ?? '');
  }

  /** The engagement's currency: that of the rates, else the client's, else what rows without a rate say. */
  currencyOr(baseCurrency: string): string {
    return this.currency ?? this.client.currency ?? this.currencyHint ?? baseCurrency;
  }
}
