import { inject } from '@angular/core';
import { type Currency, currencies } from '#libs/money';
import { Formats } from '#libs/ui/formats';

/** All currencies with their names, for a choice list; in an injection context. */
export const currencyChoices = (): readonly Currency[] => currencies(inject(Formats).locale());
