/** Where anybody has an address: the same one there says nothing about the company. */
export const MAIL_HOSTS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com
   mac.com aol.com proton.me protonmail.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de
   orange.fr free.fr laposte.net libero.it mail.ru qq.com 163.com`.split(/\s+/),
);
const LEAST_DIGITS = 7;
const DIGITS = 9;
const LEAST_LETTERS = 3;

export interface MatchKeys {
  readonly company: string | null;
  readonly email: string | null;
  /** Of the address and of the website, where they are the company's own. */
  readonly hosts: readonly string[];
  readonly phone: string | null;
  /** Letters and digits of tax ids. */
  readonly taxes: readonly string[];
}

/** What somebody may be known by; null where what was typed says too little. */
export function matchKeys({
  company = '',
  email = '',
  phone = '',
  website = '',
  taxIds = [],
}: {
  company?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  website?: string | undefined;
  taxIds?: readonly string[] | undefined;
}): MatchKeys {
  const name = company.trim();
  const [, address, host] = /^(\S+@(\S+\.\S+))$/.exec(email.trim().toLowerCase()) ?? [];
  const site = /^(?:https?:\/\/)?(?:www\.)?([^/:?#\s]+\.[^/:?#\s]+)/.exec(website.trim().toLowerCase())?.[1];
  const digits = phone.replace(/\D/g, '');
  return {
    company: name.length >= LEAST_LETTERS ? name : null,
    email: address ?? null,
    hosts: [host, site].filter((one) => one !== undefined && !MAIL_HOSTS.has(one)) as string[],
    phone: digits.length >= LEAST_DIGITS ? digits.slice(-DIGITS) : null,
    taxes: taxIds
      .map((number) => number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase())
      .filter(({ length }) => length >= LEAST_DIGITS),
  };
}
