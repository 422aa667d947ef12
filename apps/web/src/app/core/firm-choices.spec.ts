import { localeChoices, weekdayChoices, zoneChoices } from './firm-choices';

describe('choices of a firm', () => {
  it('name languages in the language of the reader, its own among them', () => {
    expect(localeChoices('en-ZA', 'en-GB')).toContainEqual({
      value: 'en-ZA',
      label: 'English (South Africa)',
    });
    expect(localeChoices('de-DE', 'de-DE').filter(({ value }) => value === 'de-DE')).toHaveLength(1);
  });

  it('have each zone once', () => {
    const zones = zoneChoices('Europe/Berlin');
    expect(zones).toContain('UTC');
    expect(new Set(zones).size).toBe(zones.length);
  });

  it('begin the week on Monday', () => {
    expect(weekdayChoices('en-GB').map(({ label }) => label)).toEqual([
      ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    ]);
  });
});
