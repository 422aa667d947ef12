import { accentOnDark } from '#libs/contracts';

const COLOUR = /^#[0-9a-f]{6}$/;

/** Custom properties that give a part of the page the firm's colour, in either theme; none without a colour. */
export function accentStyle(accent: string): Record<string, string> {
  if (!COLOUR.test(accent)) return {};
  const shade = `light-dark(${accent}, ${accentOnDark(accent)})`;
  const onShade = 'light-dark(#ffffff, #111215)';
  return {
    '--mat-sys-primary': shade,
    '--mat-sys-on-primary': onShade,
    '--ui-button': shade,
    '--ui-on-button': onShade,
  };
}
