import type { BillingModel, CapPeriod, CapUnit, TaxCategory } from '#libs/contracts';

/** A part of the text. `key` stays the same from version to version, so that they can be compared. */
export interface SectionContent {
  key: string;
  title: string;
  /** Rich text, cleaned. */
  body: string;
}

export interface SchedulePart {
  title: string;
  date: string;
  amount: string;
}

export interface MilestonePart {
  title: string;
  dueDate: string | null;
  amount: string;
  /** Days after which a reached milestone counts as accepted; null for never by itself. */
  acceptanceDays: number | null;
}

/** One line of the price table; a model has its own fields and no others. Amounts in the proposal's currency. */
export interface LineContent {
  key: string;
  title: string;
  description: string;
  model: BillingModel;
  /** The client may tick it; it counts when they do. */
  isOptional: boolean;
  /** One of the firm's tax codes; null for a line that is not taxed here. */
  taxCode: string | null;
  /** Who works, by billing role; with the hours of a fixed price it says what the work costs us. */
  role?: string;
  /** Hours of work by role; months of a retainer. */
  quantity?: string;
  unitPrice?: string;
  capBy?: CapUnit;
  capPer?: CapPeriod;
  cap?: string;
  amount?: string;
  schedule?: SchedulePart[];
  milestones?: MilestonePart[];
  hoursPerMonth?: string;
  monthlyFee?: string;
  rollOverMonths?: number;
  /** Null takes the rate card's. */
  overageRate?: string | null;
  /** The estimate of a fixed price, which the client does not see. */
  budgetHours?: string;
  /** The estimate of what is passed on. */
  budgetAmount?: string;
}

/** What a tax code means on the day on which a proposal is sent. */
export interface TaxOfCode {
  taxCode: string;
  name: string;
  taxCategory: TaxCategory;
  taxPercent: string;
}
