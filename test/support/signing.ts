import { accountMailsTo } from './account-mails.js';
import type { Harness } from './harness.js';

const found = async (harness: Harness, email: string, what: RegExp): Promise<string> => {
  const bodies = (await accountMailsTo(harness, email)).map(({ body }) => body);
  return what.exec(bodies.findLast((body) => what.test(body)) ?? '')?.[1] ?? '';
};

/** The secret of the last link that was mailed to sign; empty while there is none. */
export const linkMailedTo = (harness: Harness, email: string): Promise<string> =>
  found(harness, email, /\/sign#token=([\w-]+)/);

/** The last code that was mailed; empty while there is none. */
export const codeMailedTo = (harness: Harness, email: string): Promise<string> =>
  found(harness, email, /is (\d{6})\./);

/** Opens the document by the mailed link, reads it, and gets a code: all that signing takes. */
export async function readyToSign(harness: Harness, email: string) {
  const token = await linkMailedTo(harness, email);
  const post = <T>(url: string) =>
    harness.request<T>('POST', `/signing${url}`, undefined, { body: { token } });
  const { consentSha256 } = (await post<{ consentSha256: string }>('')).body;
  const { raw: document } = await post('/document');
  await post('/code');
  const body = { token, name: 'Ada L.', code: await codeMailedTo(harness, email), consentSha256 };
  return { document, body };
}
