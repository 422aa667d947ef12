/** Where anybody has an address: the same one there says nothing about the company. */
const MAIL_HOSTS = new Set(
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
  readonly host: string | null;
  readonly phone: string | null;
}

/** What somebody may be known by; null where what was typed says too little. */
export function matchKeys({
  company = '',
  email = '',
  phone = '',
}: {
  company?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
}): MatchKeys {
  const name = company.trim();
  const [, address, host] = /^(\S+@(\S+\.\S+))$/.exec(email.trim().toLowerCase()) ?? [];
  const digits = phone.replace(/\D/g, '');
  return {
    company: name.length >= LEAST_LETTERS ? name : null,
    email: address ?? null,
    host: host && !MAIL_HOSTS.has(host) ? host : null,
    phone: digits.length >= LEAST_DIGITS ? digits.slice(-DIGITS) : null,
  };
}
