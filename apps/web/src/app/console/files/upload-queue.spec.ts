import { LIMITS } from '#libs/contracts';

import { fileSize } from '../../core/file-size';
import { refusalOf } from './upload-queue';

describe('a file before it is sent', () => {
  it.each([
    ['offer.PDF', 10, null],
    ['page.html', 10, /not kept/],
    ['noending', 10, /not kept/],
    ['empty.txt', 0, /empty/],
    ['large.zip', LIMITS.fileBytes + 1, /larger than 50 MB/],
  ])('%s of %i bytes', (name, size, said) => {
    const refusal = refusalOf({ name, size });
    if (said) expect(refusal).toMatch(said);
    else expect(refusal).toBeNull();
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_234, '1.2 kB'],
    [45_600_000, '46 MB'],
  ])('%i bytes read as %s', (bytes, text) => {
    expect(fileSize(bytes, 'en-GB')).toBe(text);
  });
});
