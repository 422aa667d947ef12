import { isZero, negate } from '#libs/money';
import { flowText, pairsBlock, type Pair, placeSideBySide } from '../../platform/pdf/blocks.js';
import {
  beginLetter,
  drawHeading,
  LETTER_RULE,
  LETTER_STYLE as STYLE,
  LETTER_TABLE,
  type Letterhead,
} from '../../platform/pdf/letter.js';
import { type Printer, printerOf } from '../../platform/pdf/printer.js';
import { flowRichText } from '../../platform/pdf/rich-text.js';
import type { Sheet, TextStyle } from '../../platform/pdf/sheet.js';
import { drawTable } from '../../platform/pdf/table.js';
import type { LineContent, SectionContent } from './content.js';
import { termsOf } from './line-words.js';
import type { ProposalTotals } from './proposal-totals.js';

/** All that a proposal prints, as it is frozen when it is sent. */
export interface ProposalDocument {
  head: Letterhead;
  number: string;
  versionNumber: number;
  title: string;
  validUntil: string;
  startDate: string | null;
  endDate: string | null;
  currency: string;
  company: string;
  recipientName: string;
  sections: readonly SectionContent[];
  lines: readonly LineContent[];
  totals: ProposalTotals;
}

/** The proposal as an A4 PDF; the same document always gives the same bytes. */
export function renderProposalPdf(proposal: ProposalDocument): Promise<Buffer> {
  const { number, versionNumber, head, title, company, recipientName: person } = proposal;
  const { startDate, endDate, validUntil } = proposal;
  const print = printerOf(head.locale, proposal.currency);
  const planned = startDate
    ? [['Planned', `${print.date(startDate)}${endDate ? ` – ${print.date(endDate)}` : ''}`] as const]
    : [];
  const sheet = beginLetter({
    ...{ head, title, company, person },
    name: `Proposal ${number}${versionNumber > 1 ? `, version ${versionNumber}` : ''}`,
    facts: [['Date', print.date(head.date)], ['Valid until', print.date(validUntil)], ...planned],
  });
  for (const section of proposal.sections) drawSection(sheet, section);
  drawPrices(sheet, proposal, print);
  return sheet.finish();
}

function drawSection(sheet: Sheet, { title, body }: SectionContent): void {
  drawHeading(sheet, title);
  flowRichText(sheet, body, { body: STYLE.body, heading: STYLE.heading, muted: STYLE.muted });
}

function drawPrices(sheet: Sheet, { lines, totals, currency }: ProposalDocument, print: Printer): void {
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
      LETTER_TABLE,
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

function drawTotals(sheet: Sheet, totals: ProposalTotals, print: Printer): void {
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
      row('Total', total, STYLE.heading, LETTER_RULE),
    ],
    'right',
  );
  sheet.y += 10;
  placeSideBySide(sheet, { x: sheet.right - width, block: sums });
}
