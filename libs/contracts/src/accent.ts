/** Where a firm's colour stands: the least bright ground of the light theme, the brightest of the dark one. */
const LIGHT_GROUND = '#f0f1f4';
const DARK_GROUND = '#22242a';

/** What text needs against its ground (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;

const LIGHTER = 0.04;

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Relative luminance of `#rrggbb`, 0 to 1. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Of a firm's colour on the grounds of the light theme, which paper is brighter than. */
export const accentContrast = (colour: string): number => contrast(colour, LIGHT_GROUND);

/**
 * The firm's colour as the dark theme shows it: as much lighter as reading needs. No colour can be read on both light
 * and dark grounds, so the one that a firm chooses is that of the light theme and of paper.
 */
export function accentOnDark(colour: string): string {
  for (let white = 0; white < 1; white += LIGHTER) {
    const mixed = channels(colour).map((value) => Math.round(value + (255 - value) * white));
    const shade = `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(shade, DARK_GROUND) >= READABLE) return shade;
  }
  return '#ffffff';
}
