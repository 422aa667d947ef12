import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './woff.js';

export type Weight = 400 | 500 | 600;

/** A stretch of text that one font file can draw. */
export interface TextRun {
  face: string;
  text: string;
}

interface Position {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
}

interface GlyphRun {
  glyphs: object[];
  positions: Position[];
  readonly advanceWidth: number;
}

/** The part of a parsed font that is used here; fontkit ships no types. */
interface Face {
  hasGlyphForCodePoint(codePoint: number): boolean;
  getGlyph(id: number, codePoints?: number[]): object;
  layout(text: string, features?: string[]): GlyphRun;
}

const require = createRequire(import.meta.url);
// pdfkit's own fontkit: the parsed fonts are handed to pdfkit, so both must be of one version.
const fontkit = createRequire(require.resolve('pdfkit'))('fontkit') as { create(file: Buffer): Face };

/** Inter is published in one file per script; the first file that has a character draws it. */
const SUBSETS = [
  'latin',
  'latin-ext',
  'cyrillic',
  'greek',
  'vietnamese',
  'cyrillic-ext',
  'greek-ext',
] as const;

/** What a character of another script prints as. Not the font's empty box: that one cannot be copied or searched. */
const MISSING = '?';

/** Typographic characters that Inter's files leave out, and what reads the same. */
const STAND_INS: Record<string, string> = {
  '\u202F': '\u00A0',
  '\u2010': '-',
  '\u2011': '-',
  '→': '->',
  '←': '<-',
};

const MEMO_LIMIT = 5_000;
const faces = new Map<string, Face>();

/**
 * The parsed font of a run, shared by all documents of the process: parsing costs more than a page.
 * @param face the `face` of a run that `runsOf` made
 */
export function parsedFace(face: string): Uint8Array {
  // pdfkit takes a parsed font wherever it takes a file; only its types do not say so.
  return load(face) as unknown as Uint8Array;
}

/**
 * Splits one line of text by the font file that can draw it. Covers Latin, Cyrillic and Greek in full;
 * a character of any other script becomes a question mark, never an error.
 */
export function runsOf(text: string, weight: Weight): TextRun[] {
  const printable = toPrintable(text);
  if (/^[\x20-\x7E]*$/.test(printable))
    return printable ? [{ face: `latin-${weight}`, text: printable }] : [];
  const runs: TextRun[] = [];
  for (const original of printable) {
    const last = runs.at(-1);
    if (last && covers(last.face, original)) {
      last.text += original;
      continue;
    }
    for (const char of standIn(original, weight) ?? MISSING) {
      const face = faceOf(char, weight) ?? `latin-${weight}`;
      const previous = runs.at(-1);
      if (previous?.face === face) previous.text += char;
      else runs.push({ face, text: char });
    }
  }
  return runs;
}

/** Whether every character of the text can be drawn as it is written. */
export function canPrint(text: string): boolean {
  return [...toPrintable(text)].every((char) => standIn(char, 400) !== undefined);
}

function toPrintable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s/gu, (space) => (space === '\u00A0' || space === '\u202F' ? '\u00A0' : ' '))
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '');
}

/** The character itself, or what reads the same: full-width letters, ligatures, arrows. */
function standIn(char: string, weight: Weight): string | undefined {
  if (faceOf(char, weight)) return char;
  const other = STAND_INS[char] ?? char.normalize('NFKC');
  return [...other].every((part) => faceOf(part, weight)) ? other : undefined;
}

function faceOf(char: string, weight: Weight): string | undefined {
  return SUBSETS.map((subset) => `${subset}-${weight}`).find((face) => covers(face, char));
}

function covers(face: string, char: string): boolean {
  return load(face).hasGlyphForCodePoint(char.codePointAt(0) ?? 0);
}

function load(name: string): Face {
  const known = faces.get(name);
  if (known) return known;
  const file = readFileSync(require.resolve(`@fontsource/inter/files/inter-${name}-normal.woff`));
  const face = fontkit.create(unpackWoff(file));
  face.getGlyph = glyphsOfTheirText(face.getGlyph.bind(face));
  face.layout = memoisedLayout(face.layout.bind(face));
  faces.set(name, face);
  return face;
}

/**
 * fontkit keeps each glyph with the characters it stood for when it was first used. One parsed font serves many
 * documents here, so the text behind a glyph (what a reader copies) would depend on the documents before.
 */
function glyphsOfTheirText(glyph: Face['getGlyph']): Face['getGlyph'] {
  return (id, codePoints = []) => Object.create(glyph(id), { codePoints: { value: codePoints } }) as object;
}

/**
 * Shaping a word is the dearest step of a render, so results are kept across documents. Figures get
 * tabular digits and are put together from single characters: amounts seldom repeat, their digits do.
 */
function memoisedLayout(shape: Face['layout']): Face['layout'] {
  const memo = new Map<string, Pick<GlyphRun, 'glyphs' | 'positions'>>();
  const remember = (key: string, text: string, features?: string[]) => {
    const known = memo.get(key);
    if (known) return known;
    if (memo.size >= MEMO_LIMIT) memo.clear();
    const { glyphs, positions } = shape(text, features);
    // A copy: pdfkit scales the positions it is given in place.
    const kept = { glyphs, positions: positions.map((position) => ({ ...position })) };
    memo.set(key, kept);
    return kept;
  };
  return (text) => {
    // pdfkit asks word by word; a non-breaking space ends a word just as well: "21 December" has a figure in it.
    const parts = text
      .split(/(?<=\u00A0)/)
      .flatMap((word) =>
        isFigure(word)
          ? [...word].map((char) => remember(`tnum ${char}`, char, ['tnum']))
          : [remember(`word ${word}`, word)],
      );
    const glyphs = parts.flatMap((part) => part.glyphs);
    const positions = parts.flatMap((part) => part.positions.map((position) => ({ ...position })));
    return {
      glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, position) => sum + position.xAdvance, 0);
      },
    };
  };
}

function isFigure(text: string): boolean {
  return /\d/.test(text) && !/[\p{L}\p{M}]/u.test(text);
}
