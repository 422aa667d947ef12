import { exponentOf, formatDecimal, formatMoney, isZero, negate } from '#libs/money';
import { flowText, pairsBlock, type Pair, placeSideBySide, textBlock } from '../../platform/pdf/blocks.js';
import { printableLocale } from '../../platform/pdf/printable-locale.js';
import { flowRichText } from '../../platform/pdf/rich-text.js';
import { Sheet, type TextStyle } from '../../platform/pdf/sheet.js';
import { drawTable } from '../../platform/pdf/table.js';
import type { LineContent, SectionContent } from './content.js';
import { type LinePrinter, termsOf } from './line-words.js';
import type { ProposalTotals } from './proposal-totals.js';

/** All that a proposal prints, as it is frozen when it is sent. */
export interface ProposalDocument {
  number: string;
  versionNumber: number;
  title: string;
  date: string;
  validUntil: string;
  startDate: string | null;
  endDate: string | null;
  currency: string;
  locale: string;
  firm: { name: string; addressLines: string[]; contact: string; taxId: string; accent: string };
  logo: { content: Buffer; width: number; height: number } | undefined;
  company: string;
  recipientName: string;
  sections: readonly SectionContent[];
  lines: readonly LineContent[];
  totals: ProposalTotals;
}

const [INK, MUTED, HAIRLINE, LINE] = ['#1a1f36', '#697386', '#e3e8ee', '#c1c9d2'];
const STYLE = {
  firm: { size: 13, weight: 600, color: INK },
  title: { size: 22, weight: 600, color: INK },
  section: { size: 14, weight: 600, color: INK },
  heading: { size: 11, weight: 600, color: INK },
  body: { size: 9.5, weight: 400, color: INK },
  strong: { size: 9.5, weight: 600, color: INK },
  muted: { size: 9, weight: 400, color: MUTED },
  label: { size: 8, weight: 500, color: MUTED },
  small: { size: 7.5, weight: 400, color: MUTED },
} satisfies Record<string, TextStyle>;
/** 300 dots an inch. */
const POINTS_PER_PIXEL = 72 / 300;

/** The proposal as an A4 PDF; the same document always gives the same bytes. */
export function renderProposalPdf(proposal: ProposalDocument): Promise<Buffer> {
  const { number, versionNumber, firm, date, title } = proposal;
  const name = `Proposal ${number}${versionNumber > 1 ? `, version ${versionNumber}` : ''}`;
  const sheet = new Sheet({
    ...{ title: `${name}: ${title}`, author: firm.name, date, language: 'en' },
    onPage: (page, pageNumber) => {
      if (pageNumber === 1) return;
      page.text(page.clip(firm.name, STYLE.small, page.width / 2), page.left, page.y - 14, STYLE.small);
      page.text(name, page.right, page.y - 14, STYLE.small, 'right');
      page.y += 12;
    },
    footer: (page, pageNumber, pages) => drawFooter(page, proposal, `Page ${pageNumber} of ${pages}`),
  });
  const print = printerOf(proposal);
  drawHead(sheet, proposal, name, print);
  for (const section of proposal.sections) drawSection(sheet, section);
  drawPrices(sheet, proposal, print);
  return sheet.finish();
}

function printerOf({
  currency,
  locale: wanted,
}: ProposalDocument): LinePrinter & { figure(amount: string): string } {
  const locale = printableLocale(wanted, currency);
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    money: (amount) => formatMoney(amount, currency, locale),
    figure: (amount) => formatDecimal(amount, locale, { minDecimals: exponentOf(currency) }),
    decimal: (value) => formatDecimal(value, locale),
    date: (day) => dates.format(new Date(`${day}T00:00:00Z`)).replaceAll(' ', '\u00A0'),
  };
}

function drawHead(sheet: Sheet, proposal: ProposalDocument, name: string, print: LinePrinter): void {
  const { firm, logo, company, recipientName, validUntil, startDate, endDate, date, title } = proposal;
  const tint = (style: TextStyle): TextStyle => (firm.accent ? { ...style, color: firm.accent } : style);
  if (logo) {
    const height = logo.height * POINTS_PER_PIXEL;
    sheet.image(logo.content, sheet.left, sheet.y, { width: logo.width * POINTS_PER_PIXEL, height });
    sheet.y += height + 12;
  }
  const lines = [...firm.addressLines, firm.contact].filter(Boolean);
  flowText(sheet, sheet.width, [
    { text: firm.name, style: tint(STYLE.firm) },
    ...lines.map((text, i) => ({ text, style: STYLE.muted, gap: i ? 0 : 3 })),
    { text: title, style: tint(STYLE.title), gap: 34 },
  ]);
  sheet.y += 12;
  const [left, right] = [sheet.width * 0.42, sheet.width * 0.52];
  const person = recipientName === company ? [] : [{ text: recipientName, style: STYLE.body }];
  const to = textBlock(sheet, left, [
    { text: 'For', style: STYLE.muted },
    { text: company, style: STYLE.strong, gap: 2 },
    ...person,
  ]);
  const planned = startDate
    ? [pair('Planned', `${print.date(startDate)}${endDate ? ` – ${print.date(endDate)}` : ''}`)]
    : [];
  const facts = pairsBlock(sheet, right, [
    pair('Number', name),
    pair('Date', print.date(date)),
    pair('Valid until', print.date(validUntil)),
    ...planned,
  ]);
  placeSideBySide(sheet, { x: sheet.left, block: to }, { x: sheet.right - right, block: facts });
  sheet.y += 10;
}

function drawSection(sheet: Sheet, { title, body }: SectionContent): void {
  sheet.y += 18;
  sheet.ensure(sheet.lineHeight(STYLE.section) + 3 * sheet.lineHeight(STYLE.body));
  flowText(sheet, sheet.width, [{ text: title, style: STYLE.section }]);
  flowRichText(sheet, body, { body: STYLE.body, heading: STYLE.heading, muted: STYLE.muted });
}

function drawPrices(
  sheet: Sheet,
  { lines, totals, currency }: ProposalDocument,
  print: LinePrinter & { figure(amount: string): string },
): void {
  const prices = new Map(totals.lines.map(({ key, price }) => [key, price]));
  const tableOf = (title: string, rows: readonly LineContent[]): void => {
    if (!rows.length) return;
    sheet.y += 22;
    sheet.ensure(120);
    flowText(sheet, sheet.width, [{ text: title, style: STYLE.section }]);
    sheet.y += 6;
    const text = (line: LineContent): string =>
      [line.title, line.description, ...termsOf(line, print)].filter(Boolean).join('\n');
    drawTable(
      sheet,
      [
        { header: 'What', kind: 'text', cell: text },
        { header: `Price (${currency})`, kind: 'figure', cell: ({ key }) => print.figure(prices.get(key)!) },
      ],
      [...rows],
      {
        header: STYLE.label,
        cell: STYLE.body,
        headerRule: LINE,
        rowRule: HAIRLINE,
        padding: 5.5,
        gutter: 18,
      },
    );
  };
  tableOf(
    'Price',
    lines.filter(({ isOptional }) => !isOptional),
  );
  drawTotals(sheet, totals, print);
  tableOf(
    'Options, not in the total',
    lines.filter(({ isOptional }) => isOptional),
  );
}

function drawTotals(sheet: Sheet, totals: ProposalTotals, print: LinePrinter): void {
  const { subtotal, discount, net, taxes, total } = totals;
  const row = (label: string, amount: string, style: TextStyle = STYLE.body, ruleAbove?: string): Pair => ({
    ...{ label, value: print.money(amount), valueStyle: style, padding: 3, ruleAbove },
    labelStyle: style === STYLE.body ? STYLE.muted : style,
  });
  const off = isZero(discount) ? [] : [row('Subtotal', subtotal), row('Discount', negate(discount))];
  const width = sheet.width * 0.56;
  const sums = pairsBlock(
    sheet,
    width,
    [
      ...off,
      row('Net', net, STYLE.strong),
      ...taxes.map(({ name, taxPercent, base, tax }) =>
        row(`${name} ${print.decimal(taxPercent)}% on ${print.money(base)}`, tax),
      ),
      row('Total', total, STYLE.heading, LINE),
    ],
    'right',
  );
  sheet.y += 10;
  placeSideBySide(sheet, { x: sheet.right - width, block: sums });
}

function drawFooter(sheet: Sheet, { firm }: ProposalDocument, number: string): void {
  const y = sheet.pageHeight - 50;
  const taxId = firm.taxId ? `  ·  Tax ID ${firm.taxId}` : '';
  const room = sheet.width - sheet.measure(taxId + number, STYLE.small) - 24;
  sheet.rule(sheet.left, sheet.right, y, HAIRLINE);
  sheet.text(sheet.clip(firm.name, STYLE.small, room) + taxId, sheet.left, y + 9, STYLE.small);
  sheet.text(number, sheet.right, y + 9, STYLE.small, 'right');
}

const pair = (label: string, value: string): Pair => ({
  ...{ label, value, labelStyle: STYLE.muted, valueStyle: STYLE.body, padding: 1 },
});
