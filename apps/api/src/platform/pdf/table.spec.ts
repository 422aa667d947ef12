import { pdfInfo, pdfPages } from '../../../../../test/support/pdf-text.js';
import { Sheet, type TextStyle } from './sheet.js';
import { drawTable, type Column } from './table.js';

const TEXT: TextStyle = { size: 10, weight: 400, color: '#000000' };
const STYLE = { header: TEXT, cell: TEXT, headerRule: '#000000', rowRule: '#000000', padding: 4, gutter: 12 };
const COLUMNS: Column<[string, string]>[] = [
  { header: 'What', kind: 'text', cell: ([what]) => what },
  { header: 'How much', kind: 'figure', cell: ([, amount]) => amount },
];

function sheet(title = 'Title'): Sheet {
  return new Sheet({
    title,
    author: 'Author',
    date: '2026-02-28',
    language: 'en',
    footer: (page, number, pages) => page.text(`${number}/${pages}`, page.left, page.pageHeight - 40, TEXT),
  });
}

async function pagesOf(rows: [string, string][]): Promise<string[][]> {
  const page = sheet();
  drawTable(page, COLUMNS, rows, STYLE);
  return pdfPages(await page.finish()).map((text) => text.split('\n'));
}

describe('drawTable', () => {
  it('repeats the header on each page, numbers the pages and keeps the order of rows', async () => {
    const rows = Array.from({ length: 120 }, (_, i): [string, string] => [`row ${i}`, `${i}.00`]);
    const pages = await pagesOf(rows);
    expect(pages.length).toBeGreaterThan(2);
    for (const [i, page] of pages.entries()) {
      expect(page.slice(0, 2)).toEqual(['What', 'How much']);
      expect(page.at(-1)).toBe(`${i + 1}/${pages.length}`);
    }
    expect(pages.flatMap((page) => page.slice(2, -1))).toEqual(rows.flat());
  });

  it('moves a row that does not fit to the next page as a whole', async () => {
    const tall = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
    const pages = await pagesOf([
      [tall, '1.00'],
      [tall, '2.00'],
      [tall, '3.00'],
    ]);
    expect(pages.map((page) => page.filter((text) => text.startsWith('line')).length)).toEqual([40, 20]);
    expect(pages[1]).toContain('3.00');
  });

  it('breaks a row taller than half a page between its lines', async () => {
    const lines = Array.from({ length: 150 }, (_, i) => `line ${i}`);
    const pages = await pagesOf([
      ['first', '1.00'],
      [lines.join('\n'), '2.00'],
    ]);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toContain('2.00');
    expect(pages.flat().filter((text) => text.startsWith('line'))).toEqual(lines);
  });

  it('draws only its header when there are no rows', async () => {
    expect(await pagesOf([])).toEqual([['What', 'How much', '1/1']]);
  });
});

describe('Sheet', () => {
  it('wraps between words, and inside a word only when it is wider than the column', () => {
    const page = sheet();
    const word = 'W'.repeat(200);
    const lines = page.wrap(`some words and ${word} and more`, TEXT, 150);
    expect(lines.every((line) => page.measure(line, TEXT) <= 150)).toBe(true);
    expect(lines[0]).toBe('some words and');
    expect(lines.join('').replaceAll(' ', '')).toBe(`somewordsand${word}andmore`);
    expect(lines.at(-1)).toMatch(/W and more$/);
  });

  it('cuts a text to one line', () => {
    const page = sheet();
    const cut = page.clip('Abernathy, Bartholomew and Company', TEXT, 135);
    expect(cut).toBe('Abernathy, Bartholomew…');
    expect(page.measure(cut, TEXT)).toBeLessThanOrEqual(135);
    expect(page.clip('Short', TEXT, 120)).toBe('Short');
  });

  it('keeps the line breaks and empty lines of a text', () => {
    expect(sheet().wrap('a\r\n\nb\u2028c', TEXT, 100)).toEqual(['a', '', 'b', 'c']);
  });

  it('gives every digit the same width in figures', () => {
    const page = sheet();
    expect(page.measure('1,111.11', TEXT)).toBeCloseTo(page.measure('8,808.08', TEXT), 5);
  });

  it('says its title and date, also with brackets and letters beyond Latin', async () => {
    const file = await sheet('Rechnung (Łódź) \\ 1').finish();
    expect(pdfInfo(file, 'CreationDate')).toBe('D:20260228000000Z');
    expect(pdfInfo(file, 'ModDate')).toBe('D:20260228000000Z');
    expect(pdfInfo(file, 'Author')).toBe('Author');
    expect(pdfInfo(file, 'Title').replaceAll('\\\\', '\\')).toBe('Rechnung (Łódź) \\ 1');
  });
});
