import { LIMITS } from '#libs/contracts';
import { FileProblem } from './import-row.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Opens the file from its beginning; called more than once. */
export type ImportSource = () => AsyncIterable<Uint8Array>;

/** What begins like one of these is no CSV, whatever its name says. */
const SIGNATURES: readonly (readonly [start: string, name: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'an Excel workbook (XLSX) or a ZIP archive'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['\xD0\xCF\x11\xE0', 'an Excel workbook (XLS) or another Office document'],
  ['\x1F\x8B', 'a compressed file (GZIP)'],
  ['7z\xBC\xAF', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['\x89PNG', 'an image (PNG)'],
  ['\xFF\xD8\xFF', 'an image (JPEG)'],
  ['GIF8', 'an image (GIF)'],
  ['{\\rtf', 'a rich text document (RTF)'],
  ['<', 'an HTML or XML page'],
  ['{', 'JSON'],
  ['[', 'JSON'],
];

/** The encoding, as far as the first bytes tell; UTF-8 has to be confirmed by decoding all of it. */
export function sniffEncoding(head: Buffer): Encoding {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // A header begins with plain letters: in UTF-16 every other byte of them is zero.
  if (a && b === 0 && c && d === 0) return 'utf-16le';
  if (a === 0 && b && c === 0 && d) return 'utf-16be';
  return 'utf-8';
}

/**
 * Refuses by content what is no CSV at all.
 * @param head the first bytes of the file
 * @throws FileProblem EMPTY or NOT_CSV
 */
export function refuseOtherFormats(head: Buffer): void {
  if (head.length === 0) throw new FileProblem('EMPTY', 'The file is empty.');
  const start = head
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
    .trimStart();
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes));
  if (signature) {
    throw new FileProblem('NOT_CSV', `This is ${signature[1]}, not a CSV file. Export the report as CSV.`);
  }
  const lineEnd = head.indexOf('\n');
  const header = head.subarray(0, lineEnd === -1 ? head.length : lineEnd);
  if (sniffEncoding(head) === 'utf-8' && header.includes(0)) {
    throw new FileProblem('NOT_CSV', 'This is a binary file, not a CSV file. Export the report as CSV.');
  }
}

/**
 * The file in UTF-8, in constant memory; a byte order mark may lead it.
 * @param prove whether UTF-8 is only supposed so far: all of it is decoded once to find out
 * @throws FileProblem TOO_LARGE above LIMITS.importBytes; TypeError (ERR_ENCODING_INVALID_ENCODED_DATA) when the
 * bytes are no UTF-8 although they should be
 */
export async function* inUtf8(
  source: ImportSource,
  encoding: Encoding,
  { prove = false, signal }: { prove?: boolean; signal?: AbortSignal } = {},
): AsyncGenerator<Uint8Array | string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  let bytes = 0;
  for await (const chunk of source()) {
    signal?.throwIfAborted();
    bytes += chunk.length;
    if (bytes > LIMITS.importBytes) {
      throw new FileProblem('TOO_LARGE', `The file is larger than ${LIMITS.importBytes / 1_048_576} MB.`);
    }
    if (encoding !== 'utf-8') yield decoder.decode(chunk, { stream: true });
    else {
      if (prove) decoder.decode(chunk, { stream: true });
      yield chunk;
    }
  }
  yield decoder.decode();
}

/** The first bytes of a file, at most about `length` of them. */
export async function readHead(source: ImportSource, length: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}
