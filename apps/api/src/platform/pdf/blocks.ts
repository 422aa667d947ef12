import type { Sheet, TextStyle } from './sheet.js';

/** Something of a known height that is drawn in one piece. Widths and heights in points. */
export interface Block {
  height: number;
  draw(x: number, y: number): void;
}

export interface Paragraph {
  text: string;
  style: TextStyle;
  /** Space above, in points. */
  gap?: number;
}

/** Paragraphs under each other, wrapped to the width. */
export function textBlock(sheet: Sheet, width: number, paragraphs: Paragraph[]): Block {
  let height = 0;
  const lines = paragraphs.flatMap(({ text, style, gap = 0 }) => {
    height += gap;
    return sheet.wrap(text, style, width).map((line) => {
      const top = height;
      height += sheet.lineHeight(style);
      return { line, style, top };
    });
  });
  return {
    height,
    draw: (x, y) => lines.forEach(({ line, style, top }) => sheet.text(line, x, y + top, style)),
  };
}

export interface Pair {
  label: string;
  value: string;
  labelStyle: TextStyle;
  valueStyle: TextStyle;
  /** Space above and below the row's text, in points. */
  padding: number;
  /** Colour of a hairline above the row. */
  ruleAbove?: string;
}

/** Rows of a label and a value; `align: 'right'` puts the values flush right, else in a column of their own. */
export function pairsBlock(
  sheet: Sheet,
  width: number,
  pairs: Pair[],
  align: 'left' | 'right' = 'left',
  gutter = 16,
): Block {
  const labels = Math.max(0, ...pairs.map(({ label, labelStyle }) => sheet.measure(label, labelStyle)));
  const valueLeft = Math.min(labels, width / 2) + gutter;
  let height = 0;
  const rows = pairs.map((pair) => {
    const valueWidth = align === 'right' ? sheet.measure(pair.value, pair.valueStyle) : width - valueLeft;
    const label = sheet.wrap(
      pair.label,
      pair.labelStyle,
      align === 'right' ? width - valueWidth - gutter : valueLeft - gutter + 0.1,
    );
    const value = align === 'right' ? [pair.value] : sheet.wrap(pair.value, pair.valueStyle, valueWidth);
    const top = height;
    const labelHeight = label.length * sheet.lineHeight(pair.labelStyle);
    height += 2 * pair.padding + Math.max(labelHeight, value.length * sheet.lineHeight(pair.valueStyle));
    return { pair, label, value, top };
  });
  return {
    height,
    draw: (x, y) => {
      for (const { pair, label, value, top } of rows) {
        if (pair.ruleAbove) sheet.rule(x, x + width, y + top, pair.ruleAbove);
        const at = y + top + pair.padding;
        label.forEach((line, i) =>
          sheet.text(line, x, at + i * sheet.lineHeight(pair.labelStyle), pair.labelStyle),
        );
        value.forEach((line, i) =>
          sheet.text(
            line,
            align === 'right' ? x + width : x + valueLeft,
            at + i * sheet.lineHeight(pair.valueStyle),
            pair.valueStyle,
            align,
          ),
        );
      }
    },
  };
}

/** Draws blocks side by side at the cursor, on a new page if they do not fit, and moves the cursor below. */
export function placeSideBySide(sheet: Sheet, ...columns: { x: number; block: Block }[]): void {
  const height = Math.max(0, ...columns.map(({ block }) => block.height));
  sheet.ensure(height);
  columns.forEach(({ x, block }) => block.draw(x, sheet.y));
  sheet.y += height;
}

/** Writes paragraphs at the cursor; they may run over several pages, broken between lines. */
export function flowText(sheet: Sheet, width: number, paragraphs: Paragraph[]): void {
  for (const { text, style, gap = 0 } of paragraphs) {
    sheet.y += gap;
    for (const line of sheet.wrap(text, style, width)) {
      sheet.ensure(sheet.lineHeight(style));
      sheet.text(line, sheet.left, sheet.y, style);
      sheet.y += sheet.lineHeight(style);
    }
  }
}
