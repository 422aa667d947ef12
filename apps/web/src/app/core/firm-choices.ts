/** A value with what people call it. */
export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

/** Languages with a region, by which numbers and dates are written; the firm's own is among them. */
const LOCALES = [
  ...[
    'de-AT',
    'de-CH',
    'de-DE',
    'en-AU',
    'en-CA',
    'en-GB',
    'en-IE',
    'en-US',
    'es-ES',
    'fr-BE',
    'fr-CH',
    'fr-FR',
  ],
  ...['it-IT', 'ja-JP', 'nb-NO', 'nl-NL', 'pl-PL', 'pt-BR', 'pt-PT', 'sv-SE'],
];

export function localeChoices(own: string, shownIn: string): Choice<string>[] {
  const names = new Intl.DisplayNames(shownIn, { type: 'language' });
  return [...new Set([...LOCALES, own])]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, shownIn));
}

/** IANA zones as the browser knows them, and the firm's own. */
export const zoneChoices = (own: string): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own])].sort();

/** Countries that give tax ids, by their ISO 3166 codes. */
const COUNTRIES = [
  ...[
    'AD',
    'AR',
    'AT',
    'AU',
    'BE',
    'BG',
    'BR',
    'CA',
    'CH',
    'CL',
    'CN',
    'CO',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
  ],
  ...[
    'FI',
    'FR',
    'GB',
    'GR',
    'HK',
    'HR',
    'HU',
    'ID',
    'IE',
    'IL',
    'IN',
    'IS',
    'IT',
    'JP',
    'KR',
    'LT',
    'LU',
    'LV',
  ],
  ...[
    'MT',
    'MX',
    'MY',
    'NL',
    'NO',
    'NZ',
    'PE',
    'PL',
    'PT',
    'RO',
    'RS',
    'SE',
    'SG',
    'SI',
    'SK',
    'TH',
    'TR',
    'TW',
  ],
  ...['UA', 'US', 'UY', 'VN', 'ZA'],
];

export function countryChoices(shownIn: string): Choice<string>[] {
  const names = new Intl.DisplayNames(shownIn, { type: 'region' });
  return COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
    a.label.localeCompare(b.label, shownIn),
  );
}

/** 1 is January. */
export function monthChoices(shownIn: string): Choice<number>[] {
  const names = new Intl.DateTimeFormat(shownIn, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => ({
    value: month + 1,
    label: names.format(new Date(Date.UTC(2024, month, 1))),
  }));
}

/** ISO weekdays, 1 is Monday. */
export function weekdayChoices(shownIn: string): Choice<number>[] {
  const names = new Intl.DateTimeFormat(shownIn, { weekday: 'long', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 7].map((value) => ({
    value,
    label: names.format(new Date(Date.UTC(2024, 0, value))), // 1 January 2024 was a Monday
  }));
}
