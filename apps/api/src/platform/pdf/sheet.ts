import PDFDocument from 'pdfkit';
import { parsedFace, runsOf, type Weight } from './fonts.js';

export interface TextStyle {
  /** Points. */
  size: number;
  weight: Weight;
  color: string;
}

export interface SheetOptions {
  title: string;
  author: string;
  subject?: string;
  /** Date-only `YYYY-MM-DD`; stands as creation date so that the same content gives the same bytes. */
  date: string;
  /** BCP 47 language of the text. */
  language: string;
  /** Drawn on each new page before its content; may move `y` down. */
  onPage?: (sheet: Sheet, page: number) => void;
  /** Drawn on each page when the number of pages is known. */
  footer?: (sheet: Sheet, page: number, pages: number) => void;
}

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = { side: 56, top: 56, bottom: 66 };
const LEADING = 1.45;
/** Ascent plus descent of Inter, as a share of the size. */
const GLYPH_HEIGHT = 1.21;

/**
 * An A4 document under construction: a cursor that moves down and breaks pages, and text drawing with
 * font fallback. Coordinates are points from the top left corner.
 */
export class Sheet {
  readonly left = MARGIN.side;
  readonly right = A4.width - MARGIN.side;
  readonly width = this.right - this.left;
  /** Where content ends and the footer's room begins. */
  readonly bottom = A4.height - MARGIN.bottom;
  readonly pageWidth = A4.width;
  readonly pageHeight = A4.height;
  /** The cursor: top of what is drawn next. */
  y = MARGIN.top;

  private readonly doc: PDFKit.PDFDocument;
  private pages = 0;

  constructor(private readonly options: SheetOptions) {
    const date = new Date(`${options.date}T00:00:00Z`);
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      font: '', // no built-in font: everything printed is embedded
      autoFirstPage: false,
      bufferPages: true,
      lang: options.language,
      displayTitle: true,
      info: {
        Title: options.title,
        Author: options.author,
        Creator: 'Votra',
        Producer: 'Votra',
        ...(options.subject ? { Subject: options.subject } : {}),
        CreationDate: date,
        ModDate: date,
      },
    });
    this.addPage();
  }

  addPage(): void {
    this.doc.addPage();
    this.pages += 1;
    this.y = MARGIN.top;
    this.options.onPage?.(this, this.pages);
  }

  /** Starts a new page unless this much height is left. Returns whether it did. */
  ensure(height: number): boolean {
    if (this.y + height <= this.bottom) return false;
    this.addPage();
    return true;
  }

  lineHeight(style: TextStyle): number {
    return style.size * LEADING;
  }

  /** Width of one line of text, in points. */
  measure(text: string, style: TextStyle): number {
    return runsOf(text, style.weight).reduce(
      (width, run) => width + this.runWidth(run.face, run.text, style),
      0,
    );
  }

  /** Draws one line with its line box at (x, y); `align: 'right'` ends it at x. Does not move the cursor. */
  text(text: string, x: number, y: number, style: TextStyle, align: 'left' | 'right' = 'left'): void {
    let at = align === 'right' ? x - this.measure(text, style) : x;
    const top = y + (style.size * (LEADING - GLYPH_HEIGHT)) / 2;
    for (const run of runsOf(text, style.weight)) {
      const width = this.runWidth(run.face, run.text, style); // selects the font, too
      this.doc.fillColor(style.color).text(run.text, at, top, { lineBreak: false });
      at += width;
    }
  }

  /** A PNG or JPEG with its top left corner at (x, y), in points. Does not move the cursor. */
  image(content: Buffer, x: number, y: number, size: { width: number; height: number }): void {
    this.doc.image(content, x, y, size);
  }

  rule(x1: number, x2: number, y: number, color: string, thickness = 0.6): void {
    this.doc.lineWidth(thickness).strokeColor(color).moveTo(x1, y).lineTo(x2, y).stroke();
  }

  /** A large pale word across the page, under what is drawn later. */
  watermark(word: string, color: string): void {
    const style: TextStyle = { size: 150, weight: 600, color };
    this.doc.save().rotate(-52, { origin: [A4.width / 2, A4.height / 2] });
    this.text(
      word,
      (A4.width - this.measure(word, style)) / 2,
      A4.height / 2 - this.lineHeight(style) / 2,
      style,
    );
    this.doc.restore();
  }

  /** Breaks text into lines no wider than `width`; a word that is wider breaks between characters. */
  wrap(text: string, style: TextStyle, width: number): string[] {
    return text
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .flatMap((paragraph) => this.wrapParagraph(paragraph, style, width));
  }

  /** The text on one line, cut with an ellipsis between words when it is wider than `width`. */
  clip(text: string, style: TextStyle, width: number): string {
    if (this.measure(text, style) <= width) return text;
    return `${this.wrap(text, style, width - this.measure('…', style))[0] ?? ''}…`;
  }

  /** Draws the footers and answers the finished file. The sheet cannot be used afterwards. */
  async finish(): Promise<Buffer> {
    for (let page = 1; page <= this.pages; page += 1) {
      this.doc.switchToPage(page - 1);
      this.options.footer?.(this, page, this.pages);
    }
    const chunks: Uint8Array[] = [];
    this.doc.end();
    for await (const chunk of this.doc as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  private runWidth(face: string, text: string, style: TextStyle): number {
    return this.doc.registerFont(face, parsedFace(face)).font(face, style.size).widthOfString(text);
  }

  private wrapParagraph(paragraph: string, style: TextStyle, width: number): string[] {
    const space = this.measure(' ', style);
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const word of paragraph.split(/[ \t]+/).filter(Boolean)) {
      const needed = this.measure(word, style);
      if (line && used + space + needed <= width) {
        line += ` ${word}`;
        used += space + needed;
        continue;
      }
      if (line) lines.push(line);
      const pieces = needed <= width ? [word] : this.chop(word, style, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
      used = this.measure(line, style);
    }
    return [...lines, line];
  }

  private chop(word: string, style: TextStyle, width: number): string[] {
    const pieces = [''];
    let used = 0;
    let before = '';
    for (const char of word) {
      // Measured in pairs: kerning widens some letters.
      const advance = this.measure(before + char, style) - this.measure(before, style);
      if (before && used + advance > width) {
        pieces.push('');
        used = this.measure(char, style);
      } else {
        used += advance;
      }
      pieces.push((pieces.pop() ?? '') + char);
      before = char;
    }
    return pieces;
  }
}
