import { Parser } from 'htmlparser2';
import type { Sheet, TextStyle } from './sheet.js';

/** A stretch of one look. */
interface Run {
  text: string;
  style: TextStyle;
}

interface Block {
  runs: Run[];
  /** Points from the left. */
  indent: number;
  /** Stands before the first line, in the indent. */
  bullet: string;
  /** Points above. */
  gap: number;
}

export interface RichTextStyles {
  body: TextStyle;
  heading: TextStyle;
  muted: TextStyle;
}

const INDENT = 14;
const GAP = 5;

/** Writes cleaned rich text at the cursor, over as many pages as it takes; a link's address stands behind its words. */
export function flowRichText(sheet: Sheet, html: string, styles: RichTextStyles): void {
  for (const block of blocksOf(html, styles)) draw(sheet, block);
}

/** Paragraphs, headings and points in their order. */
export function blocksOf(html: string, { body, heading, muted }: RichTextStyles): Block[] {
  const blocks: Block[] = [];
  const lists: number[] = []; // the next number; -1 for bullets
  let [strong, title, quotes] = [0, 0, 0];
  let bullet = '';
  let href = '';
  let linkText = '';
  let open: Block | undefined;
  const style = (): TextStyle => {
    const base = title ? heading : quotes ? muted : body;
    return strong && !title ? { ...base, weight: 600 } : base;
  };
  const begin = (): Block => {
    const gap = bullet ? 1 : title ? GAP * 2 : GAP;
    const block: Block = { runs: [], indent: (lists.length + quotes) * INDENT, bullet, gap };
    bullet = '';
    blocks.push(block);
    return block;
  };
  const add = (text: string): void => {
    if (!open && !text.trim()) return;
    open ??= begin();
    open.runs.push({ text, style: style() });
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'br') add('\n');
      else if (name === 'ul' || name === 'ol') lists.push(name === 'ul' ? -1 : 1);
      else if (name === 'li') {
        const next = lists.at(-1) ?? -1;
        bullet = next < 0 ? '•' : `${next}.`;
        if (next > 0) lists[lists.length - 1] = next + 1;
      } else if (name === 'strong') strong += 1;
      else if (/^h[34]$/.test(name)) title += 1;
      else if (name === 'blockquote') quotes += 1;
      else if (name === 'a') [href, linkText] = [attributes['href'] ?? '', ''];
      if (/^(p|h[34]|li|ul|ol|blockquote)$/.test(name)) open = undefined;
    },
    ontext(text) {
      linkText += text;
      add(text.replaceAll(/[\s\u00AD]+/g, ' '));
    },
    onclosetag(name) {
      if (name === 'a' && href && linkText.trim() !== href.replace(/^mailto:/, ''))
        add(` (${href.replace(/^mailto:/, '')})`);
      if (name === 'ul' || name === 'ol') lists.pop();
      else if (name === 'strong') strong -= 1;
      else if (/^h[34]$/.test(name)) title -= 1;
      else if (name === 'blockquote') quotes -= 1;
      if (/^(p|h[34]|li|ul|ol|blockquote)$/.test(name)) open = undefined;
    },
  });
  parser.end(html);
  return blocks.filter(({ runs }) => runs.some(({ text }) => text.trim()));
}

/** What may not be torn apart: pieces without a blank between them. */
type Word = Run[];

function draw(sheet: Sheet, { runs, indent, bullet, gap }: Block): void {
  sheet.y += gap;
  const width = sheet.width - indent;
  const height = Math.max(...runs.map(({ style }) => sheet.lineHeight(style)));
  const lines = linesOf(sheet, runs, width);
  lines.forEach((line, i) => {
    sheet.ensure(height);
    if (bullet && i === 0) sheet.text(bullet, sheet.left + indent - INDENT + 3, sheet.y, runs[0]!.style);
    let x = sheet.left + indent;
    for (const { text, style } of joined(line)) {
      sheet.text(text, x, sheet.y, style);
      x += sheet.measure(text, style);
    }
    sheet.y += height;
  });
}

/** Stretches of one look are drawn in one piece, so that they are found and copied as they read. */
const joined = (line: readonly Run[]): Run[] =>
  line.reduce<Run[]>((runs, { text, style }) => {
    const last = runs.at(-1);
    if (last?.style.weight === style.weight) last.text += text;
    else runs.push({ text, style });
    return runs;
  }, []);

function linesOf(sheet: Sheet, runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const word of wordsOf(sheet, runs, width)) {
    if (word === 'break') {
      lines.push([]);
      used = 0;
      continue;
    }
    const space: Run = { text: ' ', style: word[0]!.style };
    const room = used ? sheet.measure(' ', space.style) : 0;
    const needed = word.reduce((sum, { text, style }) => sum + sheet.measure(text, style), 0);
    if (used && used + room + needed > width) {
      lines.push([...word]);
      used = needed;
    } else {
      lines.at(-1)!.push(...(used ? [space] : []), ...word);
      used += room + needed;
    }
  }
  return lines;
}

function wordsOf(sheet: Sheet, runs: readonly Run[], width: number): (Word | 'break')[] {
  const words: (Word | 'break')[] = [];
  let word: Word = [];
  const end = (): void => {
    if (word.length) words.push(word);
    word = [];
  };
  for (const { text, style } of runs)
    for (const part of text.split(/( |\n)/)) {
      if (part === ' ' || part === '\n') {
        end();
        if (part === '\n') words.push('break');
      } else if (part) {
        const pieces = sheet.wrap(part, style, width); // a word that is wider than the page
        for (const piece of pieces) {
          if (pieces.length > 1) end();
          word.push({ text: piece, style });
        }
      }
    }
  end();
  return words;
}
