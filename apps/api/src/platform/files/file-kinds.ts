import { FILE_ENDINGS, FILE_TYPES, type FileEnding } from '#libs/contracts';
import { DomainError } from '../errors/domain-error.js';

/** So much of a file tells what it is. */
export const HEAD = 65_536;

type Test = (head: Buffer) => boolean;

const begins =
  (...bytes: readonly number[]): Test =>
  (head) =>
    head.subarray(0, bytes.length).equals(Buffer.from(bytes));
const has =
  (text: string, at?: number): Test =>
  (head) =>
    at === undefined
      ? head.includes(text, 0, 'latin1')
      : head.subarray(at, at + text.length).toString('latin1') === text;
const all =
  (...tests: readonly Test[]): Test =>
  (head) =>
    tests.every((test) => test(head));

const ZIP = begins(0x50, 0x4b, 0x03, 0x04);
const OLE = begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const JPEG = begins(0xff, 0xd8, 0xff);
/** Office documents are archives whose parts stand in a folder of their own. */
const office = (folder: string): Test => all(ZIP, has(folder));
/** The first part of an archive of OpenDocument says what it is, uncompressed. */
const open = (kind: string): Test => all(ZIP, has(`mimetypeapplication/vnd.oasis.opendocument.${kind}`, 30));
/** In whatever eight-bit encoding: no byte that only a program writes. */
const TEXT: Test = (head) => !head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte));

const TESTS: Readonly<Record<FileEnding, Test>> = {
  pdf: has('%PDF-', 0),
  png: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  jpg: JPEG,
  jpeg: JPEG,
  gif: has('GIF8', 0),
  webp: all(has('RIFF', 0), has('WEBP', 8)),
  docx: office('word/'),
  xlsx: office('xl/'),
  pptx: office('ppt/'),
  odt: open('text'),
  ods: open('spreadsheet'),
  odp: open('presentation'),
  doc: OLE,
  xls: OLE,
  ppt: OLE,
  msg: OLE,
  zip: ZIP,
  txt: TEXT,
  md: TEXT,
  csv: TEXT,
  eml: TEXT,
};

/**
 * The content type of a file by the ending of its name and by its content, which have to agree.
 * @throws 422 for an ending that is not kept, an empty file, or content that is something else
 */
export function contentTypeOf(name: string, head: Buffer): string {
  const ending = endingOf(name);
  if (!ending) {
    const message = `Files of this kind are not kept. These are: ${FILE_ENDINGS.join(', ')}.`;
    throw DomainError.field('file', 'FILE_KIND_UNKNOWN', message);
  }
  if (!head.length) throw DomainError.field('file', 'FILE_EMPTY', 'The file is empty.');
  if (!TESTS[ending](head)) {
    const message = `The name says ${ending.toUpperCase()}, and the content is something else.`;
    throw DomainError.field('file', 'FILE_NOT_WHAT_IT_SAYS', message);
  }
  return FILE_TYPES[ending];
}

/** Of a name that says a kind that is kept. */
export function endingOf(name: string): FileEnding | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return FILE_ENDINGS.find((known) => known === ending);
}

/** The first bytes of a stream, and all of it. */
export async function peeked(
  content: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; whole: AsyncIterable<Buffer> }> {
  const parts = content[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  for (let length = 0; length < HEAD;) {
    const next = await parts.next();
    if (next.done) break;
    read.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(read);
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    yield* { [Symbol.asyncIterator]: () => parts };
  }
  return { head: head.subarray(0, HEAD), whole: whole() };
}
