import type { RequestContext } from '../../../../platform/context/request-context.js';
import type { AccountMail } from '../../../../platform/mail/account-mails.js';

export interface Login {
  name: string;
  email: string;
  hasFactor: boolean;
}

type By = Pick<RequestContext, 'actor' | 'firm'>;

/** One firm has agreed; the others named have not yet. */
export const agreedMail = (
  { name, email }: Login,
  { actor, firm }: By,
  toAgree: readonly string[],
): AccountMail => ({
  recipient: email,
  subject: 'Your second factor is to be reset',
  body: `Hello ${name},\n\n${actor.name} of ${firm.name} agrees to reset the second factor for ${email}. You sign in to other firms with this login too, so these have to agree as well, within 7 days. Ask somebody there who looks after people:\n\n${toAgree.map((other) => `- ${other}`).join('\n')}\n\nIf you did not ask for this, sign in with your second factor: that ends it. Then change your password, and tell ${firm.name}.\n`,
});

/** To somebody of another firm who may agree. */
export const askMail = (
  reader: { name: string; email: string },
  { name, by, firm, page }: { name: string; by: string; firm: string; page: string },
): AccountMail => ({
  recipient: reader.email,
  subject: `${name} asks for a reset of the second factor`,
  body: `Hello ${reader.name},\n\n${name} lost their second factor, and ${by} agreed to reset it. ${name} signs in to ${firm} with the same login, so somebody of ${firm} has to agree too, within 7 days. Make sure that it is really ${name} who asks, then choose "Reset second factor" here:\n\n${page}\n\nIf you are not sure, do nothing: nothing is reset without ${firm}.\n`,
});

/** All have agreed. */
export const doneMail = ({ name, email }: Login, { actor, firm }: By, page: string): AccountMail => ({
  recipient: email,
  subject: 'Your second factor was reset',
  body: `Hello ${name},\n\n${actor.name} of ${firm.name} reset the second factor for ${email}. You are signed out everywhere, and sign in by your password until you set up another one:\n\n${page}\n\nIf you did not ask for this, change your password at once and tell ${firm.name}.\n`,
});
