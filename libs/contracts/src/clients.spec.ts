import { contrast, READABLE } from './accent.js';
import { TAG_COLOURS, TAG_SHADES } from './clients.js';

describe('colours of tags', () => {
  it.each(TAG_COLOURS)('%s can be read in light and dark', (colour) => {
    const { light, dark } = TAG_SHADES[colour];
    for (const { ground, text } of [light, dark])
      expect(contrast(ground, text)).toBeGreaterThanOrEqual(READABLE);
  });
});
