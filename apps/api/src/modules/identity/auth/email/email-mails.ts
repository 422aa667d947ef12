import type { AccountMail } from '../../../../platform/mail/account-mails.js';

interface Change {
  name: string;
  email: string;
  newEmail: string;
}

/** To the new address: proves that it reads mail. */
export const toNewAddress = ({ name, email, newEmail }: Change, link: string): AccountMail => ({
  recipient: newEmail,
  subject: 'Confirm your new address for Votra',
  body: `Hello ${name},\n\nyou asked to sign in to Votra as ${newEmail} instead of ${email}. Confirm this address within 24 hours:\n\n${link}\n\nThe old address has to confirm, too. If you know nothing of this, you need not do anything.\n`,
});

/** To the old address: whoever only got hold of a session does not read this. */
export const toOldAddress = (
  { name, email, newEmail }: Change,
  links: { confirm: string; cancel: string },
): AccountMail => ({
  recipient: email,
  subject: 'Confirm that your Votra address changes',
  body: `Hello ${name},\n\nsomebody, hopefully you, asked to sign in as ${newEmail} instead of ${email}. Confirm it within 24 hours:\n\n${links.confirm}\n\nIf it was not you, cancel it here, and change your password:\n\n${links.cancel}\n`,
});

/** To the new address when another login has it: its owner learns of the try, who tried does not. */
export const toOwner = ({ newEmail }: Pick<Change, 'newEmail'>): AccountMail => ({
  recipient: newEmail,
  subject: 'Somebody tried to use your address for Votra',
  body: `Hello,\n\nsomebody tried to sign in to Votra as ${newEmail} from another login. Your login has this address already, so nothing happened and nothing will.\n`,
});

/** To the old address once the change is done. */
export const farewell = ({ name, email, newEmail }: Change): AccountMail => ({
  recipient: email,
  subject: 'Your Votra address was changed',
  body: `Hello ${name},\n\nfrom now on you sign in as ${newEmail}, and this address, ${email}, gets no more mail about your login.\n`,
});
