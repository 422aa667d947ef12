import { flowText, pairsBlock, type Pair, placeSideBySide, textBlock } from './blocks.js';
import { Sheet, type TextStyle } from './sheet.js';

/** Whose paper it is, as letters show it. */
export interface Letterhead {
  firm: { name: string; addressLines: string[]; contact: string; taxId: string; accent: string };
  logo: { content: Buffer; width: number; height: number } | undefined;
  /** The firm's day, `YYYY-MM-DD`. */
  date: string;
  locale: string;
}

export interface Letter {
  head: Letterhead;
  /** What it is and its number, as `Proposal P-2026-0004`; stands on every page. */
  name: string;
  title: string;
  company: string;
  /** Empty where it goes to nobody by name. */
  person: string;
  facts: readonly (readonly [label: string, value: string])[];
}

const [INK, MUTED, HAIRLINE, LINE] = ['#1a1f36', '#697386', '#e3e8ee', '#c1c9d2'];
export const LETTER_STYLE = {
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
export const LETTER_RULE = LINE;
export const LETTER_TABLE = {
  ...{ header: LETTER_STYLE.label, cell: LETTER_STYLE.body, headerRule: LINE, rowRule: HAIRLINE },
  ...{ padding: 5.5, gutter: 18 },
};
/** 300 dots an inch. */
const POINTS_PER_PIXEL = 72 / 300;

/** An A4 sheet that begins as a letter of the firm; the same letter always gives the same bytes. */
export function beginLetter(letter: Letter): Sheet {
  const { head, name, title } = letter;
  const { firm, date } = head;
  const { small } = LETTER_STYLE;
  const sheet = new Sheet({
    ...{ title: `${name}: ${title}`, author: firm.name, date, language: 'en' },
    onPage: (page, pageNumber) => {
      if (pageNumber === 1) return;
      page.text(page.clip(firm.name, small, page.width / 2), page.left, page.y - 14, small);
      page.text(page.clip(name, small, page.width / 2 - 12), page.right, page.y - 14, small, 'right');
      page.y += 12;
    },
    footer: (page, pageNumber, pages) => drawFooter(page, head, `Page ${pageNumber} of ${pages}`),
  });
  drawHead(sheet, letter);
  return sheet;
}

/** A heading with room for some lines below it. */
export function drawHeading(sheet: Sheet, title: string): void {
  sheet.y += 18;
  sheet.ensure(sheet.lineHeight(LETTER_STYLE.section) + 3 * sheet.lineHeight(LETTER_STYLE.body));
  flowText(sheet, sheet.width, [{ text: title, style: LETTER_STYLE.section }]);
}

function drawHead(sheet: Sheet, { head: { firm, logo }, name, title, company, person, facts }: Letter): void {
  const tint = (style: TextStyle): TextStyle => (firm.accent ? { ...style, color: firm.accent } : style);
  if (logo) {
    const height = logo.height * POINTS_PER_PIXEL;
    sheet.image(logo.content, sheet.left, sheet.y, { width: logo.width * POINTS_PER_PIXEL, height });
    sheet.y += height + 12;
  }
  const lines = [...firm.addressLines, firm.contact].filter(Boolean);
  flowText(sheet, sheet.width, [
    { text: firm.name, style: tint(LETTER_STYLE.firm) },
    ...lines.map((text, i) => ({ text, style: LETTER_STYLE.muted, gap: i ? 0 : 3 })),
    { text: title, style: tint(LETTER_STYLE.title), gap: 34 },
  ]);
  sheet.y += 12;
  const [left, right] = [sheet.width * 0.42, sheet.width * 0.52];
  const to = textBlock(sheet, left, [
    { text: 'For', style: LETTER_STYLE.muted },
    { text: company, style: LETTER_STYLE.strong, gap: 2 },
    ...(person && person !== company ? [{ text: person, style: LETTER_STYLE.body }] : []),
  ]);
  const told = pairsBlock(
    sheet,
    right,
    ([['Number', name], ...facts] as const).map(([label, value]) => pair(label, value)),
  );
  placeSideBySide(sheet, { x: sheet.left, block: to }, { x: sheet.right - right, block: told });
  sheet.y += 10;
}

function drawFooter(sheet: Sheet, { firm }: Letterhead, number: string): void {
  const { small } = LETTER_STYLE;
  const y = sheet.pageHeight - 50;
  const taxId = firm.taxId ? `  ·  Tax ID ${firm.taxId}` : '';
  const room = sheet.width - sheet.measure(taxId + number, small) - 24;
  sheet.rule(sheet.left, sheet.right, y, HAIRLINE);
  sheet.text(sheet.clip(firm.name, small, room) + taxId, sheet.left, y + 9, small);
  sheet.text(number, sheet.right, y + 9, small, 'right');
}

const pair = (label: string, value: string): Pair => ({
  ...{ label, value, labelStyle: LETTER_STYLE.muted, valueStyle: LETTER_STYLE.body, padding: 1 },
});
