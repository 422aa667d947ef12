import { TestBed } from '@angular/core/testing';

import { Formats } from './formats';

describe('formats', () => {
  const formats = (locale = 'en-GB', timeZone = 'Europe/Berlin') => {
    const all = TestBed.inject(Formats);
    all.use({ locale, timeZone });
    return all;
  };

  it('write money exactly, however large', () => {
    expect(formats().money('9007199254740993.01', 'EUR')).toBe('9,007,199,254,740,993.01');
  });

  it('use the digits of the currency and the signs of the place', () => {
    expect(formats().money('1200', 'JPY')).toBe('1,200');
    expect(formats().money('-5.5', 'USD')).toBe('-5.50');
    expect(formats('de-DE').money('1234.5', 'EUR')).toBe('1.234,50');
  });

  it('keep the digits of a price that the currency has not', () => {
    expect(formats().moneyParts('12345.5', 'JPY', true).number).toBe('12,345.5');
    expect(formats().moneyParts('120.125', 'EUR', true).number).toBe('120.125');
    expect(formats().moneyParts('120.0000', 'EUR', true).number).toBe('120.00');
  });

  it('write hours of an invoice to two digits or more', () => {
    expect(['14', '11.6', '2.1667'].map((hours) => formats().hours(hours))).toEqual([
      '14.00',
      '11.60',
      '2.1667',
    ]);
  });

  it('refuse what is no decimal', () => {
    expect(() => formats().money('1e3', 'EUR')).toThrow(TypeError);
  });

  it.each([
    [0, '0:00'],
    [59, '0:00'],
    [27_000, '7:30'],
    [360_060, '100:01'],
    [-5_400, '−1:30'],
  ])('write %d seconds as %s', (seconds, expected) => {
    expect(formats().duration(seconds)).toBe(expected);
  });

  it('never shift a work date', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Midway']) {
      expect(formats('en-GB', zone).date('2026-03-29')).toBe('29 Mar 2026');
    }
  });

  it('are written into the sentences of the API', () => {
    const words = formats().datesIn(
      'Alpha runs from 2026-09-01 to 2026-09-30, as 2026-0007 and 2026-13-45 say.',
    );
    expect(words).toBe('Alpha runs from 1 Sept 2026 to 30 Sept 2026, as 2026-0007 and 2026-13-45 say.');
    expect(formats().datesIn('at 2026-09-01T10:00:00Z')).toBe('at 2026-09-01T10:00:00Z');
  });

  it("show an instant in the firm's zone", () => {
    expect(formats().instant('2026-11-20T23:30:00Z', 'date')).toBe('21 Nov 2026');
    expect(formats('en-GB', 'America/New_York').instant('2026-11-20T23:30:00Z', 'time')).toBe('18:30');
  });

  it("show an instant in the person's own zone, while the days stay the firm's", () => {
    const own = formats();
    own.use({ locale: 'en-GB', timeZone: 'Europe/Berlin', shownZone: 'Asia/Tokyo' });
    expect(own.instant('2026-11-20T23:30:00Z')).toBe('21 Nov 2026, 8:30');
    expect(own.timeZone()).toBe('Europe/Berlin');
  });
});
