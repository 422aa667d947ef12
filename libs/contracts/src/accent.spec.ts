import fc from 'fast-check';
import { accentContrast, accentOnDark, contrast, READABLE } from './accent.js';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('a firm’s colour', () => {
  it('is measured as WCAG measures', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#3d4ed7', '#3d4ed7')).toBe(1);
  });

  it('can be read on light grounds, or says how far it is from that', () => {
    expect(accentContrast('#0b6e4f')).toBeGreaterThan(READABLE);
    expect(accentContrast('#ffcc00')).toBeLessThan(READABLE);
  });

  it('can always be read on dark ones', () => {
    fc.assert(fc.property(colour, (any) => contrast(accentOnDark(any), '#22242a') >= READABLE));
    expect(accentOnDark('#a5b0ff')).toBe('#a5b0ff');
  });
});
