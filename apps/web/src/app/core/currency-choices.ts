import { inject } from '@angular/core';
import { currencies } from '#libs/money';
import { Formats } from '#libs/ui/formats';

/** All currencies with their names, for a choice list; in an injection context. */
export const currencyChoices = () =>
  currencies(inject(Formats).locale()).map(({ code, name }) => ({
    code,
    // a browser that does not know a young currency answers its code as its name
    label: name === code ? code : `${code} · ${name}`,
  }));
