import { TAX_CATEGORIES, type TaxCategory } from '#libs/contracts';
import type { StatusLook } from '#libs/ui/status';

/** What each category of EN 16931 means. */
export const TAX_WORDS: Record<TaxCategory, string> = {
  S: $localize`Taxed`,
  Z: $localize`Zero rated`,
  E: $localize`Exempt`,
  AE: $localize`Reverse charge`,
  K: $localize`Supply inside the EU`,
  G: $localize`Export`,
  O: $localize`Outside the scope`,
};

/** With the letters that an electronic invoice bears. */
export const TAX_CHOICES = TAX_CATEGORIES.map((value) => ({
  value,
  label: `${TAX_WORDS[value]} (${value})`,
}));

interface Period {
  readonly validFrom: string;
  readonly validUntil: string | null;
}

const COMING: StatusLook = { label: $localize`Coming`, tone: 'info', icon: 'schedule' };
const IN_FORCE: StatusLook = { label: $localize`In force`, tone: 'good', icon: 'check_circle' };
const PAST: StatusLook = { label: $localize`Past`, tone: 'neutral', icon: 'history' };

/** Where a rate stands on a day. */
export function stateOn({ validFrom, validUntil }: Period, day: string): StatusLook {
  if (validFrom > day) return COMING;
  return validUntil !== null && validUntil < day ? PAST : IN_FORCE;
}
