import { inflateSync } from 'node:zlib';

/**
 * What a reader finds on each page of a PDF: its pieces of text in drawing order, one per line (a new
 * one begins where the font file changes), with all white space as single blanks. Knows what our own PDFs are made of (one file section, Flate streams, Type 0
 * fonts with a ToUnicode map) and nothing else.
 */
export function pdfPages(pdf: Buffer): string[] {
  const objects = readObjects(pdf);
  const fonts = new Map<string, string[]>();
  return [...objects.values()]
    .filter(({ body }) => /\/Type \/Page\b/.test(body))
    .map(({ body }) => {
      const names = new Map<string, string[]>();
      for (const [, name = '', id = ''] of resourcesOf(body, objects).matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        if (!fonts.has(id)) fonts.set(id, unicodeMap(id, objects));
        names.set(name, fonts.get(id) ?? []);
      }
      return textOf(streamOf(reference(body, 'Contents'), objects), names);
    });
}

/** A value of the document information, such as `Title`. */
export function pdfInfo(pdf: Buffer, key: string): string {
  const objects = readObjects(pdf);
  const info = [...objects.values()].find(({ body }) => body.includes('/CreationDate'))?.body ?? '';
  const value = /\(([\s\S]*)\)/.exec(objects.get(reference(info, key))?.body ?? '')?.[1] ?? '';
  const bytes = value.replace(/\\([()\\])/g, '$1');
  return bytes.startsWith('þÿ') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes;
}

interface PdfObject {
  body: string;
  stream: Buffer | null;
}

type Objects = Map<string, PdfObject>;

function readObjects(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const objects: Objects = new Map();
  for (const match of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const whole = text.slice(start, end);
    const at = whole.indexOf('\nstream\n');
    const length = /\/Length (\d+)/.exec(whole)?.[1];
    const from = start + at + '\nstream\n'.length;
    objects.set(match[1] ?? '', {
      body: at < 0 ? whole : whole.slice(0, at),
      stream: at < 0 || !length ? null : pdf.subarray(from, from + Number(length)),
    });
  }
  return objects;
}

function reference(body: string, key: string): string {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '';
}

function resourcesOf(page: string, objects: Objects): string {
  const resources = objects.get(reference(page, 'Resources'))?.body ?? page;
  return objects.get(reference(resources, 'Font'))?.body ?? resources;
}

function streamOf(id: string, objects: Objects): string {
  const object = objects.get(id);
  if (!object?.stream) return '';
  const bytes = object.body.includes('/FlateDecode') ? inflateSync(object.stream) : object.stream;
  return bytes.toString('latin1');
}

/** Characters by glyph number. */
function unicodeMap(fontId: string, objects: Objects): string[] {
  const map = streamOf(reference(objects.get(fontId)?.body ?? '', 'ToUnicode'), objects);
  return [...map.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ),
  );
}

function textOf(content: string, fonts: Map<string, string[]>): string {
  const pieces: string[] = [];
  for (const [, name = '', commands = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf\n([\s\S]*?)\nET/g)) {
    const glyphs = fonts.get(name) ?? [];
    const hex = [...commands.matchAll(/<([0-9a-f]+)>/g)].map(([, run = '']) => run).join('');
    pieces.push((hex.match(/.{4}/g) ?? []).map((glyph) => glyphs[parseInt(glyph, 16)] ?? '').join(''));
  }
  return pieces.map((piece) => piece.replace(/\s+/g, ' ').trim()).join('\n');
}
