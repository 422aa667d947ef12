import { stateOn, TAX_CHOICES } from './tax-words';

describe('a tax rate', () => {
  const on = (day: string, validUntil: string | null = '2026-06-30') =>
    stateOn({ validFrom: '2026-01-01', validUntil }, day).label;

  it('is in force from its first day to its last', () => {
    expect(on('2025-12-31')).toBe('Coming');
    expect(on('2026-01-01')).toBe('In force');
    expect(on('2026-06-30')).toBe('In force');
    expect(on('2026-07-01')).toBe('Past');
  });

  it('stays in force while nothing follows it', () => {
    expect(on('2040-01-01', null)).toBe('In force');
  });

  it('is chosen by words, with the letters of the standard', () => {
    expect(TAX_CHOICES.find(({ value }) => value === 'AE')?.label).toBe('Reverse charge (AE)');
  });
});
