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

/** ISO weekdays, 1 is Monday. */
export function weekdayChoices(shownIn: string): Choice<number>[] {
  const names = new Intl.DateTimeFormat(shownIn, { weekday: 'long', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 7].map((value) => ({
    value,
    label: names.format(new Date(Date.UTC(2024, 0, value))), // 1 January 2024 was a Monday
  }));
}
