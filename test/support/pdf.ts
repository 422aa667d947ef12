import { Sheet } from '../../apps/api/src/platform/pdf/sheet.js';

/** A PDF that says so much. */
export function pdfOf(text: string): Promise<Buffer> {
  const sheet = new Sheet({ title: text, author: 'Votra', date: '2026-03-02', language: 'en' });
  sheet.text(text, sheet.left, sheet.y, { size: 12, weight: 400, color: '#000000' });
  return sheet.finish();
}

const BOUNDARY = 'votra-test-boundary';

/** An upload of the bytes as the part `file`. */
export const upload = (content: Buffer, name = 'agreement.pdf') => ({
  body: Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]),
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
});
