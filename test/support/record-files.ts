import type { Answer, Harness } from './harness.js';

const BOUNDARY = 'votra-test-boundary';

/** Puts a file on a record: `recordKind=client&recordId=…`. */
export function putFile<Body = Record<string, unknown>>(
  harness: Harness,
  token: string,
  record: string,
  name: string,
  content: string | Buffer,
): Promise<Answer<Body>> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return harness.request<Body>('POST', `/files?${record}`, token, {
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
}
