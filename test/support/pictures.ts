import { crc32, deflateSync } from 'node:zlib';
import { Transformer } from '@napi-rs/image';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

export function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of one colour, with chunks between its head and its pixels; `pixels` lies about how many there are. */
export function png(
  width: number,
  height: number,
  { colour = [200, 30, 30, 255], chunks = [], pixels }: PngOptions = {},
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6], 8);
  const row = Buffer.concat([Buffer.of(0), Buffer.concat(Array<Buffer>(width).fill(Buffer.from(colour)))]);
  const data = pixels ?? Buffer.concat(Array<Buffer>(height).fill(row));
  const parts = [pngChunk('IHDR', head), ...chunks, pngChunk('IDAT', deflateSync(data))];
  return Buffer.concat([SIGNATURE, ...parts, pngChunk('IEND', Buffer.alloc(0))]);
}

interface PngOptions {
  colour?: number[];
  chunks?: Buffer[];
  pixels?: Buffer;
}

/** A JPEG whose EXIF says in which city it was taken, and by `orientation` which side is up. */
export async function jpeg(width: number, height: number, orientation = 1): Promise<Buffer> {
  const plain = await new Transformer(png(width, height)).jpeg(90);
  const tiff = Buffer.from(`49492a0008000000010012010300010000000${orientation}00000000000000`, 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('Taken in Springfield')]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([plain.subarray(0, 2), Buffer.of(0xff, 0xe1), length, exif, plain.subarray(2)]);
}

export const webp = (width: number, height: number): Promise<Buffer> =>
  new Transformer(png(width, height)).webp(90);

export interface Pixels {
  width: number;
  height: number;
  format: string;
  /** Red, green, blue, and how opaque where the picture says so. */
  at(x: number, y: number): number[];
}

export async function pixelsOf(content: Buffer): Promise<Pixels> {
  const { width, height, format } = await new Transformer(content).metadata();
  const bytes = await new Transformer(content).rawPixels();
  const each = bytes.length / (width * height);
  return {
    width,
    height,
    format,
    at: (x, y) => [...bytes.subarray((y * width + x) * each, (y * width + x + 1) * each)],
  };
}

const BOUNDARY = 'votra-picture-boundary';

/** A multipart body with one file. */
export function upload(
  content: Buffer | string,
  name = 'picture.png',
): { body: Buffer; headers: Record<string, string> } {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}
