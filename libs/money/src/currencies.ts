/** One row of ISO 4217. `exponent` is the number of decimals of the smallest unit: 2 for EUR, 0 for JPY, 3 for KWD. */
export interface Currency {
  readonly code: string;
  readonly exponent: number;
  readonly name: string;
}

/**
 * The currencies one can be paid in, by exponent (ISO 4217 as amended in 2026: BGN became EUR, ANG became XCG).
 * Funds codes, metals and test codes are left out: nobody invoices in them.
 */
const CODES_BY_EXPONENT: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC
    CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
    JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
    SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_EXPONENT)
    .flatMap(([exponent, codes]) => codes.split(/\s+/).map((code) => [code, Number(exponent)] as const))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** Alphabetical. */
export const CURRENCY_CODES: readonly string[] = [...EXPONENTS.keys()];

/** Whether this is the code of an active currency, in capitals. */
export function isCurrency(code: unknown): code is string {
  return typeof code === 'string' && EXPONENTS.has(code);
}

/** Decimals of the currency's smallest unit. Throws a RangeError for an unknown code. */
export function exponentOf(code: string): number {
  const exponent = EXPONENTS.get(code);
  if (exponent === undefined) throw new RangeError(`Not a currency: ${JSON.stringify(code)}`);
  return exponent;
}

/** The currency's name in a language: 'Swiss Franc'. Throws a RangeError for an unknown code. */
export function currencyName(code: string, locale = 'en'): string {
  exponentOf(code);
  return new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code;
}

/** All of them with names in a language, for a choice list or the currencies table. */
export function currencies(locale = 'en'): Currency[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return [...EXPONENTS].map(([code, exponent]) => ({ code, exponent, name: names.of(code) ?? code }));
}
