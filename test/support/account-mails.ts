import { type AccountMail, ACCOUNT_MAIL } from '../../apps/api/src/platform/mail/account-mails.js';
import type { Harness } from './harness.js';

/** The mails about logins that wait for delivery to the address, oldest first. */
export async function accountMailsTo(harness: Harness, recipient: string): Promise<AccountMail[]> {
  const rows = await harness.database.sql<{ data: AccountMail }>(
    `SELECT data FROM jobs.job WHERE name = $1 AND data->>'recipient' = $2 ORDER BY created_on, id`,
    [ACCOUNT_MAIL, recipient],
  );
  return rows.map(({ data }) => data);
}

/** The secrets in the links of the last mail to the address, in their order. @throws Error when there is no mail */
export async function secretsMailedTo(harness: Harness, recipient: string): Promise<string[]> {
  const mail = (await accountMailsTo(harness, recipient)).at(-1);
  if (!mail) throw new Error(`No mail waits for ${recipient}.`);
  return [...mail.body.matchAll(/#token=([\w.-]+)/g)].map((match) => match[1]!);
}

/** The secret in the last mail's first link. */
export const secretMailedTo = async (harness: Harness, recipient: string): Promise<string> =>
  (await secretsMailedTo(harness, recipient))[0]!;
