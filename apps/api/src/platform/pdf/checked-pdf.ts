import { DomainError } from '../errors/domain-error.js';
import { fileTooLarge } from '../files/upload.js';

const HEAD = /^%PDF-[12]\.\d/;
const TAIL = /startxref\s+\d+\s+%%EOF\s*$/;
const TAIL_BYTES = 1_024;

/** The whole of an upload that begins and ends as a PDF does. @throws 413, 422 */
export async function checkedPdf(upload: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of upload) {
    size += part.length;
    if (size > maxBytes) throw fileTooLarge(maxBytes);
    parts.push(part);
  }
  const content = Buffer.concat(parts);
  if (
    !HEAD.test(content.toString('latin1', 0, 16)) ||
    !TAIL.test(content.subarray(-TAIL_BYTES).toString('latin1'))
  )
    throw DomainError.field(
      'file',
      'NOT_A_PDF',
      'This is no PDF, or not the whole of one. Save it as PDF again.',
    );
  if (content.includes('/Encrypt'))
    throw DomainError.field('file', 'PDF_LOCKED', 'This PDF is protected. Save it without a password.');
  return content;
}
