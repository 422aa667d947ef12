import { formatDecimal, formatMoney } from './format.js';

/** Intl writes no-break spaces of two widths; the tests read better with plain ones. */
function spaced(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('formatMoney', () => {
  it.each([
    ['1100.00', 'EUR', 'de-DE', '1.100,00 €'],
    ['1100.00', 'EUR', 'en-US', '€1,100.00'],
    ['1100.00', 'EUR', 'fr-FR', '1 100,00 €'],
    ['1100', 'JPY', 'en-US', '¥1,100'],
    ['1.5', 'KWD', 'en-US', 'KWD 1.500'],
    ['-5.00', 'USD', 'en-US', '-$5.00'],
    ['0', 'CHF', 'de-CH', 'CHF 0.00'],
  ])('%s %s in %s is %s', (amount, currency, locale, expected) => {
    expect(spaced(formatMoney(amount, currency, locale))).toBe(expected);
  });

  it('uses the decimals of ISO 4217 where the language data has others', () => {
    expect(spaced(formatMoney('1234.50', 'HUF', 'en-US'))).toBe('HUF 1,234.50');
    expect(spaced(formatMoney('1.234', 'IQD', 'en-US'))).toBe('IQD 1.234');
  });

  it('loses no digit to a float', () => {
    expect(spaced(formatMoney('12345678901234567.89', 'EUR', 'de-DE'))).toBe('12.345.678.901.234.567,89 €');
  });

  it('rounds half-up and never writes a negative zero', () => {
    expect(formatMoney('1.005', 'USD', 'en-US')).toBe('$1.01');
    expect(formatMoney('-1.005', 'USD', 'en-US')).toBe('-$1.01');
    expect(formatMoney('-0.00', 'USD', 'en-US')).toBe('$0.00');
    expect(formatMoney('-0.001', 'USD', 'en-US')).toBe('$0.00');
  });

  it('shows the currency as a code or leaves it to the column head', () => {
    expect(spaced(formatMoney('1100.00', 'EUR', 'de-DE', { currency: 'code' }))).toBe('1.100,00 EUR');
    expect(formatMoney('1100.00', 'EUR', 'de-DE', { currency: 'none' })).toBe('1.100,00');
    expect(spaced(formatMoney('-1100.00', 'EUR', 'fr-FR', { currency: 'none' }))).toBe('-1 100,00');
  });

  it('writes brackets where accountants do', () => {
    expect(formatMoney('-5.00', 'USD', 'en-US', { accounting: true })).toBe('($5.00)');
    expect(formatMoney('-5.00', 'USD', 'en-US', { accounting: true, currency: 'none' })).toBe('(5.00)');
    expect(spaced(formatMoney('-5.00', 'EUR', 'de-DE', { accounting: true }))).toBe('-5,00 €');
  });

  it('stays right when many locales have been through', () => {
    for (let index = 0; index < 250; index++) {
      const madeUp = `en-x-${index.toString(36).padStart(3, 'a')}`;
      expect(formatMoney('1.00', 'USD', madeUp)).toBe('$1.00');
    }
    expect(formatMoney('1.00', 'USD', 'en-US')).toBe('$1.00');
  });

  it('names what it cannot format', () => {
    expect(() => formatMoney('abc', 'EUR', 'en')).toThrow(new RangeError('Not a decimal number: "abc"'));
    expect(() => formatMoney('1', 'GLC', 'en')).toThrow(new RangeError('Not a currency: "GLC"'));
    expect(() => formatMoney('1', 'EUR', 'not a locale')).toThrow(RangeError);
  });
});

describe('formatDecimal', () => {
  it('keeps the decimals a number has, within bounds', () => {
    expect(formatDecimal('1234.5', 'de-DE')).toBe('1.234,5');
    expect(formatDecimal('0.3333', 'en-US', { minDecimals: 2, maxDecimals: 4 })).toBe('0.3333');
    expect(formatDecimal('1.5', 'en-US', { minDecimals: 2, maxDecimals: 4 })).toBe('1.50');
    expect(formatDecimal('0.12345', 'en-US', { maxDecimals: 4 })).toBe('0.1235');
    expect(formatDecimal('-0.00001', 'en-US', { maxDecimals: 4 })).toBe('0');
    expect(formatDecimal('1.123456789012345678', 'en-US')).toBe('1.123456789012345678');
  });

  it('names what it cannot format', () => {
    expect(() => formatDecimal('', 'en')).toThrow(new RangeError('Not a decimal number: ""'));
  });
});
