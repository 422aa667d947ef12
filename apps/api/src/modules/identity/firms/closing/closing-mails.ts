import { localDateOf } from '#libs/calendar';
import type { RequestContext } from '../../../../platform/context/request-context.js';
import type { AccountMail } from '../../../../platform/mail/account-mails.js';

export interface Admin {
  name: string;
  email: string;
}

type By = Pick<RequestContext, 'actor' | 'firm'>;

/** To an admin: somebody began to close the firm. `page` is where it is stopped. */
export const closingMail = (
  { name, email }: Admin,
  { actor, firm }: By,
  { closesAt, reason, page }: { closesAt: Date; reason: string; page: string },
): AccountMail => ({
  recipient: email,
  subject: `${firm.name} is being closed`,
  body: `Hello ${name},\n\n${actor.name} began to close ${firm.name} on ${localDateOf(new Date(), firm.timeZone)}: ${reason}\n\nEverybody but its admins is signed out. On ${localDateOf(closesAt, firm.timeZone)} it is closed for good, and nobody gets in any more. Until then any admin can keep it open:\n\n${page}\n`,
});

/** To an admin: the firm stays open after all. */
export const keptOpenMail = ({ name, email }: Admin, { actor, firm }: By): AccountMail => ({
  recipient: email,
  subject: `${firm.name} stays open`,
  body: `Hello ${name},\n\n${actor.name} stopped the closing of ${firm.name}. Everybody can sign in again.\n`,
});

/** To an admin: the month is over. */
export const closedMail = ({ name, email }: Admin, { firm }: By): AccountMail => ({
  recipient: email,
  subject: `${firm.name} was closed`,
  body: `Hello ${name},\n\nthe month in which ${firm.name} could be kept open is over: it is closed, and nobody gets in any more. Its records are kept as long as the law asks for; whoever runs this installation of Votra can tell you more.\n`,
});
