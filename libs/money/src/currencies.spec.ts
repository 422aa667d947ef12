import { currencies, CURRENCY_CODES, currencyName, exponentOf, isCurrency } from './currencies.js';

describe('currencies', () => {
  it('know how many decimals each has', () => {
    expect(['EUR', 'USD', 'HUF', 'JPY', 'ISK', 'KWD', 'IQD', 'TND'].map(exponentOf)).toEqual([
      2, 2, 2, 0, 0, 3, 3, 3,
    ]);
  });

  it('are the active ones only', () => {
    expect(CURRENCY_CODES).toHaveLength(155);
    expect(new Set(CURRENCY_CODES).size).toBe(155);
    expect([...CURRENCY_CODES].sort()).toEqual(CURRENCY_CODES);
    expect(CURRENCY_CODES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });

  it.each(['HRK', 'BGN', 'DEM', 'GLC', 'XXX', 'XAU', 'eur', 'EURO', '', ' EUR', '__proto__', 'constructor'])(
    'do not include %j',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => exponentOf(code)).toThrow(new RangeError(`Not a currency: ${JSON.stringify(code)}`));
    },
  );

  it.each([null, undefined, 978, {}])('are text, not %j', (code) => {
    expect(isCurrency(code)).toBe(false);
  });

  it('have a name in each language', () => {
    expect(currencyName('CHF')).toBe('Swiss Franc');
    expect(currencyName('CHF', 'de')).toBe('Schweizer Franken');
    expect(() => currencyName('GLC')).toThrow(RangeError);
  });

  it('are listed with code, exponent and name', () => {
    const list = currencies();
    expect(list.map(({ code }) => code)).toEqual(CURRENCY_CODES);
    expect(list).toContainEqual({ code: 'JPY', exponent: 0, name: 'Japanese Yen' });
    expect(list.filter(({ name }) => name.length === 0)).toEqual([]);
    expect(currencies('fr')).toContainEqual({ code: 'JPY', exponent: 0, name: 'yen japonais' });
  });
});
