import type { Permission } from '#libs/contracts';

/** Who is signed in, to which firm, with which rights. */
export interface Me {
  user: { id: string; name: string; email: string };
  firm: FirmSettings;
  membership: { id: string; roles: string[] } | null;
  portal: { clientId: string; clientName: string } | null;
  permissions: Permission[];
  firms: { id: string; name: string }[];
}

export interface FirmSettings {
  id: string;
  name: string;
  /** ISO 4217 */
  baseCurrency: string;
  /** BCP 47 */
  locale: string;
  /** IANA */
  timeZone: string;
  /** ISO weekday on which a week begins, 1 is Monday */
  weekStart: number;
}

export interface SignedIn {
  accessToken: string;
  /** seconds */
  expiresIn: number;
  me: Me;
}

export interface Credentials {
  email: string;
  password: string;
  firmId?: string;
}
