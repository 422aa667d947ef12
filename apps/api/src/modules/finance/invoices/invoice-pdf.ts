import { compare, exponentOf, formatDecimal, formatMoney, isZero, negate } from '#libs/money';
import type { TaxCategory } from '#libs/contracts';
import {
  flowText,
  pairsBlock,
  placeSideBySide,
  textBlock,
  type Pair,
  type Paragraph,
} from '../../../platform/pdf/blocks.js';
import { printableLocale } from '../../../platform/pdf/printable-locale.js';
import { Sheet, type TextStyle } from '../../../platform/pdf/sheet.js';
import { drawTable, type Column } from '../../../platform/pdf/table.js';
import type { InvoiceDocument, InvoiceDocumentLine } from './invoice-document.js';

const INK = '#1a1f36';
const MUTED = '#697386';
const HAIRLINE = '#e3e8ee';
const LINE = '#c1c9d2';
const FAINT = '#f3f5f8';

const STYLE = {
  firm: { size: 15, weight: 600, color: INK },
  title: { size: 24, weight: 600, color: INK },
  amount: { size: 17, weight: 600, color: INK },
  body: { size: 9, weight: 400, color: INK },
  strong: { size: 9, weight: 600, color: INK },
  muted: { size: 9, weight: 400, color: MUTED },
  label: { size: 8, weight: 500, color: MUTED },
  total: { size: 10.5, weight: 600, color: INK },
  small: { size: 7.5, weight: 400, color: MUTED },
} satisfies Record<string, TextStyle>;

/** What the law wants said when no tax is charged, by EN 16931 category. */
const TAX_NOTES: Partial<Record<TaxCategory, string>> = {
  AE: 'Reverse charge: the recipient is liable for the tax.',
  E: 'Exempt from tax.',
  G: 'Export outside the tax territory: no tax charged.',
  K: 'Intra-community supply: no tax charged.',
  O: 'Outside the scope of tax.',
};

/**
 * The invoice as an A4 PDF with embedded fonts. The same document always gives the same bytes. Scripts other
 * than Latin, Cyrillic and Greek print as question marks; a locale that would write dates or amounts in such a
 * script falls back to English. Throws a RangeError for an unknown currency or a malformed figure, date or locale.
 */
export function renderInvoicePdf(invoice: InvoiceDocument): Promise<Buffer> {
  const print = printer(invoice);
  const title = invoice.number ? `Invoice ${invoice.number}` : 'Draft invoice';
  const sheet = new Sheet({
    title,
    author: invoice.seller.name,
    subject: invoice.reference ?? undefined,
    date: invoice.issueDate,
    language: 'en',
    onPage: (page, number) => {
      if (!invoice.number) page.watermark('DRAFT', FAINT);
      if (number > 1) drawRunningHead(page, invoice.seller.name, title);
    },
    footer: (page, number, pages) => drawFooter(page, invoice, number, pages),
  });
  drawLetterhead(sheet, invoice);
  drawParties(sheet, invoice, print);
  drawAmountDue(sheet, invoice, print);
  drawTable(sheet, columnsOf(invoice, print), invoice.lines, {
    header: STYLE.label,
    cell: STYLE.body,
    headerRule: LINE,
    rowRule: HAIRLINE,
    padding: 5.5,
    gutter: 18,
  });
  drawTotals(sheet, invoice, print);
  drawPayment(sheet, invoice, print);
  drawNote(sheet, invoice);
  return sheet.finish();
}

/** Dates and figures in the invoice's own locale. */
interface Printer {
  date(day: string): string;
  period(from: string, to: string): string;
  money(amount: string): string;
  /** An amount without its currency, for columns that name it in their head. */
  figure(amount: string): string;
  price(amount: string): string;
  decimal(value: string, minDecimals?: number): string;
  percent(value: string): string;
}

function printer({ currency, locale: wanted }: InvoiceDocument): Printer {
  const locale = printableLocale(wanted, currency);
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    date: (day) => dates.format(utc(day)).replaceAll(' ', '\u00A0'),
    period: (from, to) => dates.formatRange(utc(from), utc(to)),
    money: (amount) => formatMoney(amount, currency, locale),
    figure: (amount) => formatMoney(amount, currency, locale, { currency: 'none' }),
    price: (amount) => formatDecimal(amount, locale, { minDecimals: exponentOf(currency) }),
    decimal: (value, minDecimals = 0) => formatDecimal(value, locale, { minDecimals }),
    percent: (value) => `${formatDecimal(value, locale)}%`,
  };
}

const tinted = (style: TextStyle, accent: string): TextStyle =>
  accent ? { ...style, color: accent } : style;

/** 300 dots an inch: a logo of 640 pixels is 54 mm wide. */
const POINTS_PER_PIXEL = 72 / 300;

function drawLetterhead(sheet: Sheet, { seller, number, accent, logo }: InvoiceDocument): void {
  const title = number ? 'Invoice' : 'Draft invoice';
  const titleWidth = sheet.measure(title, STYLE.title);
  sheet.text(title, sheet.right, sheet.y - 7, tinted(STYLE.title, accent), 'right');
  if (logo) {
    const height = logo.height * POINTS_PER_PIXEL;
    sheet.image(logo.content, sheet.left, sheet.y, { width: logo.width * POINTS_PER_PIXEL, height });
    sheet.y += height + 12;
  }
  const contact = [seller.email, seller.phone].filter((part) => part).join('  ·  ');
  const head = textBlock(sheet, sheet.width - titleWidth - 32, [
    { text: seller.name, style: tinted(STYLE.firm, accent) },
    ...[...seller.addressLines, contact]
      .filter((line) => line)
      .map((text, i) => paragraph(text, STYLE.muted, i ? 0 : 4)),
  ]);
  placeSideBySide(sheet, { x: sheet.left, block: head });
  sheet.y += 26;
}

function drawParties(sheet: Sheet, invoice: InvoiceDocument, print: Printer): void {
  const { buyer, number, reference, periodFrom, periodTo } = invoice;
  const { left, right } = columnsAcross(sheet);
  const billTo = textBlock(sheet, left, [
    paragraph('Bill to', STYLE.muted, 1),
    { text: buyer.name, style: STYLE.strong, gap: 3 },
    ...buyer.addressLines.map((line) => paragraph(line)),
    ...(buyer.email ? [paragraph(buyer.email)] : []),
    ...(buyer.taxId ? [paragraph(`Tax ID ${buyer.taxId}`, STYLE.muted, 3)] : []),
  ]);
  const meta = pairsBlock(sheet, right, [
    pair('Invoice number', number ?? 'Assigned at issue', 1, STYLE.strong),
    pair('Issue date', print.date(invoice.issueDate)),
    pair('Due date', print.date(invoice.dueDate)),
    ...(periodFrom && periodTo ? [pair('Period', print.period(periodFrom, periodTo))] : []),
    ...(reference ? [pair('Reference', reference)] : []),
  ]);
  placeSideBySide(sheet, { x: sheet.left, block: billTo }, { x: sheet.right - right, block: meta });
  sheet.y += 22;
}

function drawAmountDue(sheet: Sheet, { due, dueDate, total, accent }: InvoiceDocument, print: Printer): void {
  const text =
    compare(due, '0') > 0
      ? `${print.money(due)} due ${print.date(dueDate)}`
      : isZero(due)
        ? `${print.money(total)} paid in full`
        : `${print.money(due)} in your favour`;
  flowText(sheet, sheet.width, [paragraph(text, tinted(STYLE.amount, accent))]);
  sheet.y += 14;
}

function columnsOf({ lines, currency }: InvoiceDocument, print: Printer): Column<InvoiceDocumentLine>[] {
  const onlyHours = lines.every(({ unit }) => unit === 'hour');
  return [
    { header: 'Description', kind: 'text', cell: ({ description }) => description },
    {
      header: onlyHours ? 'Hours' : 'Quantity',
      kind: 'figure',
      cell: ({ quantity, unit }) =>
        unit === 'item' ? print.decimal(quantity) : `${print.decimal(quantity, 2)}${onlyHours ? '' : ' h'}`,
    },
    { header: 'Unit price', kind: 'figure', cell: ({ unitPrice }) => print.price(unitPrice) },
    { header: 'Tax', kind: 'figure', cell: ({ taxPercent }) => print.percent(taxPercent) },
    { header: `Amount (${currency})`, kind: 'figure', cell: ({ amount }) => print.figure(amount) },
  ];
}

function drawTotals(sheet: Sheet, invoice: InvoiceDocument, print: Printer): void {
  const { subtotal, taxes, taxTotal, total, paid, due } = invoice;
  const row = (label: string, amount: string, style: TextStyle = STYLE.body, ruleAbove?: string): Pair => ({
    label,
    value: print.money(amount),
    labelStyle: style === STYLE.body ? STYLE.muted : style,
    valueStyle: style,
    padding: 3,
    ruleAbove,
  });
  const width = sheet.width * 0.56;
  const sums = pairsBlock(
    sheet,
    width,
    [
      row('Subtotal', subtotal),
      ...taxes.map(({ name, percent, base, tax }) =>
        row(`${name} ${print.percent(percent)} on ${print.money(base)}`, tax),
      ),
      ...(taxes.length > 1 ? [row('Total tax', taxTotal)] : []),
      row('Total', total, STYLE.strong, HAIRLINE),
      ...(isZero(paid) ? [] : [row('Paid', negate(paid))]),
      row('Amount due', due, STYLE.total, LINE),
    ],
    'right',
  );
  sheet.y += 10;
  placeSideBySide(sheet, { x: sheet.right - width, block: sums });
  const notes = [...new Set(taxes.flatMap(({ category }) => TAX_NOTES[category] ?? []))];
  flowText(
    sheet,
    sheet.width,
    notes.map((text, i) => paragraph(text, STYLE.muted, i ? 0 : 12)),
  );
}

function drawPayment(sheet: Sheet, invoice: InvoiceDocument, print: Printer): void {
  const { seller, number, due, dueDate, paymentTermsDays: days } = invoice;
  if (compare(due, '0') <= 0) return;
  const terms =
    days > 0 ? `within ${days} ${days === 1 ? 'day' : 'days'}, by ${print.date(dueDate)}` : 'on receipt';
  const { left, right } = columnsAcross(sheet);
  const words = textBlock(sheet, left, [
    paragraph('Payment terms', STYLE.muted, 1),
    paragraph(`Please pay ${print.money(due)} ${terms}.`, STYLE.body, 3),
  ]);
  const account = [
    ...(seller.bankName ? [pair('Bank', seller.bankName)] : []),
    ...(seller.iban ? [pair('IBAN', seller.iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 '))] : []),
    ...(seller.bic ? [pair('BIC', seller.bic)] : []),
  ];
  const bank = pairsBlock(sheet, right, [
    pair('Account holder', seller.name),
    ...account,
    ...(number ? [pair('Reference', number)] : []),
  ]);
  sheet.y += 20;
  placeSideBySide(
    sheet,
    { x: sheet.left, block: words },
    ...(account.length ? [{ x: sheet.right - right, block: bank }] : []),
  );
}

function drawNote(sheet: Sheet, { note }: InvoiceDocument): void {
  if (!note?.trim()) return;
  sheet.y += 18;
  sheet.ensure(2 * sheet.lineHeight(STYLE.body) + 3);
  flowText(sheet, sheet.width * 0.8, [paragraph('Note', STYLE.muted), paragraph(note.trim(), STYLE.body, 3)]);
}

function drawRunningHead(sheet: Sheet, firm: string, title: string): void {
  const titleLeft = sheet.right - sheet.measure(title, STYLE.small);
  const name = sheet.clip(firm, STYLE.small, titleLeft - sheet.left - 24);
  sheet.text(name, sheet.left, sheet.y - 14, STYLE.small);
  sheet.text(title, sheet.right, sheet.y - 14, STYLE.small, 'right');
  sheet.y += 12;
}

function drawFooter(sheet: Sheet, { seller }: InvoiceDocument, page: number, pages: number): void {
  const y = sheet.pageHeight - 50;
  const number = `Page ${page} of ${pages}`;
  const taxId = seller.taxId ? `  ·  Tax ID ${seller.taxId}` : '';
  const room = sheet.width - sheet.measure(taxId + number, STYLE.small) - 24;
  const name = sheet.clip(seller.name, STYLE.small, room);
  sheet.rule(sheet.left, sheet.right, y, HAIRLINE);
  sheet.text(name + taxId, sheet.left, y + 9, STYLE.small);
  sheet.text(number, sheet.right, y + 9, STYLE.small, 'right');
}

/** The two columns of the address and payment rows; the right one holds an IBAN on one line. */
function columnsAcross(sheet: Sheet): { left: number; right: number } {
  return { left: sheet.width * 0.42, right: sheet.width * 0.52 };
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function pair(label: string, value: string, padding = 1, valueStyle: TextStyle = STYLE.body): Pair {
  return { label, value, labelStyle: STYLE.muted, valueStyle, padding };
}

function paragraph(text: string, style: TextStyle = STYLE.body, gap = 0): Paragraph {
  return { text, style, gap };
}
