import type { Sheet, TextStyle } from './sheet.js';

export interface Column<Row> {
  header: string;
  /** `text` wraps and shares the width that is left; `figure` is right-aligned and as wide as its widest cell. */
  kind: 'text' | 'figure';
  cell: (row: Row) => string;
}

export interface TableStyle {
  header: TextStyle;
  cell: TextStyle;
  /** Colour of the line under the header. */
  headerRule: string;
  /** Colour of the line under each row. */
  rowRule: string;
  /** Space above and below a row's text, in points. */
  padding: number;
  /** Space between columns, in points. */
  gutter: number;
}

interface PlacedColumn<Row> extends Column<Row> {
  left: number;
  width: number;
}

/**
 * Draws a table over the sheet's width, from its cursor. The header comes again on each page; a row stays
 * whole unless it is taller than half a page, and then breaks between two of its lines.
 */
export function drawTable<Row>(sheet: Sheet, columns: Column<Row>[], rows: Row[], style: TableStyle): void {
  const placed = place(sheet, columns, rows, style);
  const lineHeight = sheet.lineHeight(style.cell);
  const headerHeight = sheet.lineHeight(style.header) + 1.5 * style.padding;
  const header = () => {
    for (const column of placed) drawCell(sheet, column, column.header, style.header);
    sheet.y += headerHeight;
    sheet.rule(sheet.left, sheet.right, sheet.y, style.headerRule, 0.8);
  };
  const room = (height: number) => {
    const broke = sheet.ensure(height);
    if (broke) header();
    return broke;
  };

  sheet.ensure(headerHeight + 2 * style.padding + lineHeight);
  header();
  for (const row of rows) {
    const cells = placed.map((column) => ({ column, lines: linesOf(sheet, column, row, style) }));
    const count = Math.max(...cells.map(({ lines }) => lines.length));
    const height = count * lineHeight + 2 * style.padding;
    room(height > sheet.pageHeight / 2 ? lineHeight + 2 * style.padding : height);
    sheet.y += style.padding;
    for (let line = 0; line < count; line += 1) {
      if (room(lineHeight)) sheet.y += style.padding;
      for (const { column, lines } of cells) drawCell(sheet, column, lines[line] ?? '', style.cell);
      sheet.y += lineHeight;
    }
    sheet.y += style.padding;
    sheet.rule(sheet.left, sheet.right, sheet.y, style.rowRule, 0.5);
  }
}

function place<Row>(
  sheet: Sheet,
  columns: Column<Row>[],
  rows: Row[],
  style: TableStyle,
): PlacedColumn<Row>[] {
  const widths = columns.map((column) =>
    column.kind === 'text'
      ? 0
      : rows.reduce(
          (widest, row) => Math.max(widest, sheet.measure(column.cell(row), style.cell)),
          sheet.measure(column.header, style.header),
        ),
  );
  const taken = widths.reduce((sum, width) => sum + width, style.gutter * (columns.length - 1));
  const texts = columns.filter(({ kind }) => kind === 'text').length;
  let left = sheet.left;
  return columns.map((column, i) => {
    const width = column.kind === 'text' ? (sheet.width - taken) / texts : (widths[i] ?? 0);
    const placed = { ...column, left, width };
    left += width + style.gutter;
    return placed;
  });
}

function linesOf<Row>(sheet: Sheet, column: PlacedColumn<Row>, row: Row, style: TableStyle): string[] {
  const text = column.cell(row);
  return column.kind === 'text' ? sheet.wrap(text, style.cell, column.width) : [text];
}

function drawCell<Row>(sheet: Sheet, column: PlacedColumn<Row>, text: string, style: TextStyle): void {
  if (column.kind === 'figure') sheet.text(text, column.left + column.width, sheet.y, style, 'right');
  else sheet.text(text, column.left, sheet.y, style);
}
