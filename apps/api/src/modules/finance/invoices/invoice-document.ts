import type { TaxCategory } from '#libs/contracts';

/**
 * All that an invoice prints, as frozen at issue. Money, quantities and percentages are decimal strings,
 * dates `YYYY-MM-DD`.
 */
export interface InvoiceDocument {
  /** `null` for a draft, which is printed as one. */
  number: string | null;
  issueDate: string;
  dueDate: string;
  periodFrom: string | null;
  periodTo: string | null;
  /** ISO 4217. */
  currency: string;
  /** BCP 47; decides how dates and figures are written. */
  locale: string;
  seller: InvoiceSeller;
  buyer: InvoiceParty;
  /** Title of the project or engagement. */
  reference: string | null;
  lines: InvoiceDocumentLine[];
  taxes: InvoiceDocumentTax[];
  subtotal: string;
  taxTotal: string;
  total: string;
  paid: string;
  due: string;
  paymentTermsDays: number;
  note: string | null;
  /** The firm's colour, as `#0b6e4f`; empty for plain ink. */
  accent: string;
  /** The firm's, as PNG, in pixels; without it the firm's name stands alone. */
  logo: { content: Buffer; width: number; height: number } | undefined;
}

export interface InvoiceParty {
  name: string;
  addressLines: string[];
  taxId: string | null;
  email: string | null;
}

export interface InvoiceSeller extends InvoiceParty {
  phone: string | null;
  bankName: string | null;
  iban: string | null;
  bic: string | null;
}

export interface InvoiceDocumentLine {
  description: string;
  /** Hours, or pieces for unit `item`. */
  quantity: string;
  unit: 'hour' | 'item';
  unitPrice: string;
  amount: string;
  taxPercent: string;
}

/** One rate of the tax summary. */
export interface InvoiceDocumentTax {
  name: string;
  percent: string;
  base: string;
  tax: string;
  category: TaxCategory;
}
