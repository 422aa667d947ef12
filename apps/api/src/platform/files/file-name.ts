import { extname } from 'node:path';
import { LIMITS } from '#libs/contracts';

/** What no file system takes, what paths are made of, and what turns the order of letters around. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*:<>?|\\/]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that any file system takes and that reads as it is; the ending stays. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(UNSAFE, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const named = !plain || plain.startsWith('.') || RESERVED.test(plain) ? `file ${plain}`.trim() : plain;
  const ending = extname(named);
  const stem = named.slice(0, named.length - ending.length);
  return stem.slice(0, LIMITS.fileNameLength - ending.length).trimEnd() + ending;
}
