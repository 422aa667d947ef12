/** What the bytes of a picture say of it, read from their headers: nothing is unpacked. */
export interface Picture {
  /** In pixels, as stored: a camera may have been held upright all the same. */
  width: number;
  height: number;
  /** What a decoder has to look at: text, profiles and whatever stands behind the picture are left out. */
  essence: Buffer;
}

/** Why bytes are no picture that we take. */
export type Refused = 'svg' | 'unknown' | 'broken' | 'moving' | 'too-many-scans';

/** More than any program writes; each one lets a decoder go over all pixels again. */
const MAX_SCANS = 100;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What pixels are made of. Profiles and texts may be packed, and unpack to any size. */
const PNG_PIXELS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const MARKUP = /^\s*(?:<\?xml|<!--|<!doctype\s+svg|<svg)/i;

/** By content, whatever the name: PNG, JPEG or WebP. */
export function pictureIn(bytes: Buffer): Picture | Refused {
  try {
    if (bytes.subarray(0, 8).equals(PNG)) return pngOf(bytes);
    if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return jpegOf(bytes);
    if (tag(bytes, 0) === 'RIFF' && tag(bytes, 8) === 'WEBP') return webpOf(bytes);
    return MARKUP.test(bytes.toString('utf8', 0, 512).replace('\uFEFF', '')) ? 'svg' : 'unknown';
  } catch (error) {
    if (error instanceof RangeError) return 'broken'; // the file ends where a header goes on
    throw error;
  }
}

const tag = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);

function pngOf(bytes: Buffer): Picture | Refused {
  if (tag(bytes, 12) !== 'IHDR') return 'broken';
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const kept: Buffer[] = [PNG];
  for (let at = PNG.length; ;) {
    const [name, end] = [tag(bytes, at + 4), at + 12 + bytes.readUInt32BE(at)];
    if (end > bytes.length) return 'broken';
    if (PNG_PIXELS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return { width, height, essence: Buffer.concat(kept) };
    at = end;
  }
}

/** Follows the segments to the picture's end: one frame, not too many scans, and no second picture behind it. */
function jpegOf(bytes: Buffer): Picture | Refused {
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  for (let at = 2; ;) {
    if (bytes.readUInt8(at) !== 0xff) return 'broken';
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff)
      at++; // padding
    else if (marker === 0xd9) return size ? { ...size, essence: bytes.subarray(0, at + 2) } : 'broken';
    else {
      if (isFrame(marker)) {
        if (size) return 'broken';
        size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
      }
      at += 2 + bytes.readUInt16BE(at + 2);
      if (marker !== 0xda) continue;
      if (++scans > MAX_SCANS) return 'too-many-scans';
      at = endOfScan(bytes, at);
    }
  }
}

/** SOF0 to SOF15, without what shares their range: tables (C4, CC) and a reserved one (C8). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && !isTable(marker);
const isTable = (marker: number): boolean => marker === 0xc4 || marker === 0xc8 || marker === 0xcc;

/** Where the next marker stands: within a scan, FF is followed by 00 or by a restart marker. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ;) {
    const next = bytes.indexOf(0xff, at);
    if (next < 0) throw new RangeError('The scan does not end.');
    const after = bytes.readUInt8(next + 1);
    if (after !== 0 && !(after >= 0xd0 && after <= 0xd7)) return next;
    at = next + 2;
  }
}

const MOVES = 0x02;

function webpOf(bytes: Buffer): Picture | Refused {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return 'broken';
  let canvas: { width: number; height: number } | undefined;
  for (let at = 12; at < end;) {
    const [name, data] = [tag(bytes, at), at + 8];
    if (name === 'VP8X') {
      if (bytes.readUInt8(data) & MOVES) return 'moving';
      canvas = { width: 1 + bytes.readUIntLE(data + 4, 3), height: 1 + bytes.readUIntLE(data + 7, 3) };
    } else if (name === 'VP8 ' || name === 'VP8L') {
      const size = name === 'VP8 ' ? lossySize(bytes, data) : losslessSize(bytes, data);
      const fits = !canvas || (canvas.width === size.width && canvas.height === size.height);
      return fits ? { ...size, essence: bytes.subarray(0, end) } : 'broken';
    }
    const length = bytes.readUInt32LE(at + 4);
    at = data + length + (length % 2);
  }
  return 'broken';
}

const lossySize = (bytes: Buffer, at: number) => ({
  width: bytes.readUInt16LE(at + 6) & 0x3fff,
  height: bytes.readUInt16LE(at + 8) & 0x3fff,
});

function losslessSize(bytes: Buffer, at: number) {
  const bits = bytes.readUInt32LE(at + 1);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
