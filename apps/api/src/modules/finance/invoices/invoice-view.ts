import type { InvoiceStatus } from '#libs/contracts';
import { dueDate, today } from '#libs/calendar';
import { decimalHours, normalise, subtract, withDecimals } from '#libs/money';
import type { RequestContext } from '../../../platform/context/request-context.js';
import type { InvoiceDto, InvoiceLineDto, InvoicePaymentDto, InvoiceTaxDto } from './dto/invoice.dto.js';
import type { InvoiceDocument } from './invoice-document.js';
import type { InvoiceParty } from './invoice.entity.js';

/** The row of the query INVOICE. */
export interface InvoiceHead extends Omit<InvoiceDto, 'lines' | 'taxes' | 'payments' | 'seller' | 'buyer'> {
  storedStatus: InvoiceStatus;
  clientAddress: string;
  clientTaxId: string;
  seller: InvoiceParty | null;
  buyer: InvoiceParty | null;
  pdfFileId: string | null;
  firmName: string;
  firmAddress: string;
  firmTaxId: string;
  firmEmail: string;
  firmPhone: string;
  firmBankName: string;
  firmIban: string;
  firmBic: string;
  numberFormat: string;
  firmAccent: string;
  taxes: InvoiceTaxDto[] | null;
  payments: InvoicePaymentDto[] | null;
}

export type InvoiceLineRow = Omit<InvoiceLineDto, 'quantity'>;

export const isHours = ({ kind }: Pick<InvoiceLineRow, 'kind'>): boolean =>
  kind === 'time' || kind === 'overage';

/** The sums of an invoice, in its currency. */
export const FIGURES = ['subtotal', 'taxTotal', 'total', 'paid', 'due'] as const;

const linesOfText = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** The firm's side as it stands now. */
export const sellerOf = (head: InvoiceHead): InvoiceParty => ({
  name: head.firmName,
  addressLines: linesOfText(head.firmAddress),
  taxId: head.firmTaxId,
  email: head.firmEmail,
  phone: head.firmPhone,
  bankName: head.firmBankName,
  iban: head.firmIban,
  bic: head.firmBic,
});

/** The client's side as it stands now. */
export const buyerOf = (head: InvoiceHead): InvoiceParty => ({
  name: head.clientName,
  addressLines: linesOfText(head.clientAddress),
  taxId: head.clientTaxId,
  email: head.clientEmail,
});

/** What the API answers. `apart`: the entries' count and their sum, each rounded by itself. */
export function invoiceDtoOf(
  head: InvoiceHead,
  lines: readonly InvoiceLineRow[],
  apart: { entries: number; difference: string },
  baseCurrency: string,
): InvoiceDto {
  const { id, version, number, status, clientId, clientName, clientEmail, projectId, projectName, currency } =
    head;
  const { engagementId, engagementTitle } = head;
  const { issueDate, dueDate, periodFrom, periodTo, grouping, taxCode, paymentTermsDays, note, baseRate } =
    head;
  const { overdueDays, sentAt, issuedAt, issuedBy, createdAt, updatedAt } = head;
  const money = (amount: string): string => normalise(amount, currency);
  const { subtotal, taxTotal, total, paid, due } = withDecimals(head, ...FIGURES);
  return {
    ...{ id, version, number, status, clientId, clientName, clientEmail, projectId, projectName },
    ...{ engagementId, engagementTitle },
    ...{
      currency,
      baseCurrency,
      baseRate,
      issueDate,
      dueDate,
      periodFrom,
      periodTo,
      grouping,
      taxCode,
      paymentTermsDays,
      note,
    },
    ...{
      subtotal,
      taxTotal,
      total,
      paid,
      due,
      overdueDays,
      sentAt,
      issuedAt,
      issuedBy,
      createdAt,
      updatedAt,
    },
    seller: head.seller ?? sellerOf(head),
    buyer: head.buyer ?? buyerOf(head),
    lines: lines.map((line) => ({
      ...line,
      quantity: isHours(line) ? decimalHours(line.seconds) : '1',
      amount: money(line.amount),
    })),
    taxes: (head.taxes ?? []).map(({ base, tax, ...rate }) => ({
      ...rate,
      base: money(base),
      tax: money(tax),
    })),
    payments: (head.payments ?? []).map(({ amount, ...payment }) => ({ ...payment, amount: money(amount) })),
    seconds: lines.reduce((seconds, line) => seconds + line.seconds, 0),
    entryCount: apart.entries,
    roundingDifference: apart.difference,
  };
}

/** What the PDF prints; a draft as if it were issued today. */
export function documentOf(
  ctx: RequestContext,
  head: InvoiceHead,
  lines: readonly InvoiceLineRow[],
  logo: InvoiceDocument['logo'],
): InvoiceDocument {
  const { locale, timeZone, baseCurrency } = ctx.firm;
  const apart = { entries: 0, difference: '0' };
  const invoice = invoiceDtoOf(head, lines, apart, baseCurrency);
  const { number, periodFrom, periodTo, currency, paymentTermsDays, note, subtotal, taxTotal, total, paid } =
    invoice;
  const issueDate = invoice.issueDate ?? today(timeZone);
  const { phone = null, bankName = null, iban = null, bic = null, ...party } = invoice.seller;
  const seller = { ...party, phone, bankName, iban, bic };
  return {
    ...{
      number,
      periodFrom,
      periodTo,
      currency,
      locale,
      issueDate,
      paymentTermsDays,
      note,
      seller,
      buyer: invoice.buyer,
    },
    ...{ subtotal, taxTotal, total, paid, taxes: invoice.taxes, due: subtract(total, paid) },
    accent: head.firmAccent,
    logo,
    dueDate: invoice.dueDate ?? dueDate(issueDate, paymentTermsDays),
    reference: invoice.projectName ?? invoice.engagementTitle,
    lines: invoice.lines.map(({ kind, description, quantity, unitPrice, amount, taxPercent }) => ({
      ...{ description, quantity, unitPrice, amount, taxPercent },
      unit: isHours({ kind }) ? 'hour' : 'item',
    })),
  };
}
