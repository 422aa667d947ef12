import { add, isPositive, isZero } from '#libs/money';
import { flowText, pairsBlock, placeSideBySide } from '../../../platform/pdf/blocks.js';
import {
  beginLetter,
  drawHeading,
  LETTER_RULE,
  LETTER_STYLE as STYLE,
  LETTER_TABLE,
  type Letterhead,
} from '../../../platform/pdf/letter.js';
import { type Printer, printerOf } from '../../../platform/pdf/printer.js';
import type { Sheet } from '../../../platform/pdf/sheet.js';
import { drawTable } from '../../../platform/pdf/table.js';
import type { ChangedRateDto, ChangeOrderDto } from './dto/change-order.dto.js';
import { sentencesOf } from './order-words.js';

const NOTHING = '–';

/** A change order as an A4 PDF that a client can sign: what changes, and what that does to money and dates. */
export function renderOrderPdf(
  order: ChangeOrderDto,
  rates: readonly ChangedRateDto[],
  head: Letterhead,
): Promise<Buffer> {
  const print = printerOf(head.locale, order.currency);
  const sheet = beginLetter({
    ...{ head, name: `Change order ${order.number}`, title: order.title },
    ...{ company: order.clientName, person: '' },
    facts: [
      ['Engagement', order.engagementTitle],
      ['Changes version', String(order.basedOn)],
      ['Date', print.date(head.date)],
      ['In force from', print.date(order.effectiveFrom)],
    ],
  });
  if (order.reason) {
    drawHeading(sheet, 'Reason');
    flowText(sheet, sheet.width, [{ text: order.reason, style: STYLE.body, gap: 4 }]);
  }
  drawLines(sheet, order, print);
  drawRates(sheet, order, rates, print);
  drawEffect(sheet, order, print);
  return sheet.finish();
}

function drawLines(sheet: Sheet, { lines }: ChangeOrderDto, print: Printer): void {
  if (!lines.length) return;
  drawHeading(sheet, 'What changes');
  sheet.y += 6;
  drawTable(
    sheet,
    [
      {
        ...{ header: 'Before', kind: 'text' },
        cell: ({ before }) => (before ? sentencesOf(before, print).join('\n') : 'New'),
      },
      { header: 'From then on', kind: 'text', cell: (line) => sentencesOf(line, print).join('\n') },
    ],
    [...lines],
    LETTER_TABLE,
  );
}

function drawRates(
  sheet: Sheet,
  { currency }: ChangeOrderDto,
  rates: readonly ChangedRateDto[],
  print: Printer,
): void {
  if (!rates.length) return;
  drawHeading(sheet, `Hourly rates (${currency})`);
  sheet.y += 6;
  drawTable(
    sheet,
    [
      { header: 'Role', kind: 'text', cell: ({ role }) => role },
      { header: 'Before', kind: 'figure', cell: ({ before }) => (before ? print.figure(before) : NOTHING) },
      { header: 'From then on', kind: 'figure', cell: ({ hourlyRate }) => print.figure(hourlyRate) },
    ],
    [...rates],
    LETTER_TABLE,
  );
}

/** Money and dates before and after, with the difference between them. */
function drawEffect(sheet: Sheet, order: ChangeOrderDto, print: Printer): void {
  const { before, budgetChange, budgetHoursChange, endDate, lines, linesEffect } = order;
  const hours = (value: string): string => `${print.decimal(value)} h`;
  const rows = [
    ...changed('Agreed value', before.budget, budgetChange, print.money),
    ...changed('Agreed hours', before.budgetHours, budgetHoursChange, hours),
    [
      'End',
      endDate
        ? `${print.date(before.endDate)} → ${print.date(endDate)}`
        : `${print.date(before.endDate)}, as before`,
    ],
    ...(lines.length && !isZero(linesEffect)
      ? [['Lines above, as far as known beforehand', signed(linesEffect, print.money)]]
      : []),
  ] as [string, string][];
  drawHeading(sheet, 'Effect');
  sheet.y += 6;
  const block = pairsBlock(
    sheet,
    sheet.width,
    rows.map(([label, value]) => ({
      ...{ label, value, labelStyle: STYLE.muted, valueStyle: STYLE.strong, padding: 3 },
      ruleAbove: LETTER_RULE,
    })),
    'right',
  );
  placeSideBySide(sheet, { x: sheet.left, block });
}

function changed(
  label: string,
  before: string | null,
  change: string | null,
  write: (value: string) => string,
): [string, string][] {
  if (before === null) return [];
  if (!change) return [[label, `${write(before)}, as before`]];
  return [[label, `${write(before)} → ${write(add(before, change))} (${signed(change, write)})`]];
}

const signed = (value: string, write: (value: string) => string): string =>
  `${isPositive(value) ? '+' : ''}${write(value)}`;
