import { blocksOf, flowRichText } from './rich-text.js';
import { Sheet, type TextStyle } from './sheet.js';

const style = (size: number): TextStyle => ({ size, weight: 400, color: '#000000' });
const STYLES = { body: style(9), heading: style(12), muted: style(8) };
const shape = (html: string) =>
  blocksOf(html, STYLES).map(({ runs, indent, bullet }) => [
    bullet,
    indent,
    runs.map(({ text }) => text).join('|'),
  ]);

describe('rich text on paper', () => {
  it('has paragraphs, headings, points and numbers', () => {
    const html =
      '<h3>Scope</h3><p>We <strong>do</strong> it.<br />Now.</p><ul><li><p>One</p><ol><li>A</li><li>B</li></ol></li></ul><blockquote><p>Q</p></blockquote>';
    expect(shape(html)).toEqual([
      ['', 0, 'Scope'],
      ['', 0, 'We |do| it.|\n|Now.'],
      ['•', 14, 'One'],
      ['1.', 28, 'A'],
      ['2.', 28, 'B'],
      ['', 14, 'Q'],
    ]);
  });

  it('tells where a link leads, unless its words do', () => {
    expect(
      shape('<p><a href="https://a.example">Us</a> <a href="https://b.example">https://b.example</a></p>'),
    ).toEqual([['', 0, 'Us| (https://a.example)| |https://b.example']]);
  });

  it('flows over pages, whatever the words are', async () => {
    const sheet = new Sheet({ title: 'T', author: 'A', date: '2026-11-21', language: 'en' });
    flowRichText(sheet, `<p>${'long '.repeat(3_000)}${'x'.repeat(500)}</p>`, STYLES);
    expect(sheet.y).toBeLessThan(sheet.bottom + 1);
    expect((await sheet.finish()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
