import { Injectable } from '@nestjs/common';
import type * as Napi from '@napi-rs/image';
import { LIMITS } from '#libs/contracts';
import { DomainError } from '../errors/domain-error.js';
import { pictureIn, type Refused } from './picture.js';

/** A picture that we wrote ourselves: pixels alone, upright, without anything that the file said besides. */
export interface MadeImage {
  content: Buffer;
  contentType: 'image/png' | 'image/webp';
  width: number;
  height: number;
}

const MEGAPIXELS = LIMITS.imagePixels / 1_000_000;
const WEBP_QUALITY = 82;

const REASONS: Record<Refused | 'too-many-pixels', string> = {
  svg: 'An SVG file may hold scripts, so it is not taken. Save the picture as PNG.',
  unknown: 'This is no picture in PNG, JPEG or WebP.',
  broken: 'This picture is damaged and cannot be read.',
  moving: 'A moving picture is not taken. Save one frame of it as PNG.',
  'too-many-scans': 'This JPEG is built in a way that takes too long to read. Save it anew.',
  'too-many-pixels': `This picture has more than ${MEGAPIXELS} million pixels. Make it smaller first.`,
};

/** Draws uploaded pictures anew, one after the other: a large one takes 300 MB while it is unpacked. */
@Injectable()
export class Images {
  private last: Promise<unknown> = Promise.resolve();

  /** The middle of the picture as a square of `side` pixels, or fewer if it has fewer, as WebP. @throws 422 for the field `file` */
  square(bytes: Buffer, side: number): Promise<MadeImage> {
    return this.draw(bytes, async (image, library, { width, height }) => {
      const [shortest, longest] = [Math.min(width, height), Math.max(width, height)];
      // what is long and thin is not blown up to have its middle cut out
      const scale = Math.min(1, side / shortest, (4 * side) / longest);
      const upright = await smaller(image, library, Math.ceil(longest * scale)).png();
      const now = sizeOf(upright);
      const edge = Math.min(now.width, now.height, side);
      const [x, y] = [Math.floor((now.width - edge) / 2), Math.floor((now.height - edge) / 2)];
      const content = await new library.Transformer(upright).crop(x, y, edge, edge).webp(WEBP_QUALITY);
      return { content, contentType: 'image/webp', width: edge, height: edge };
    });
  }

  /** The whole picture, made smaller to fit, never larger, as PNG with what was transparent. @throws 422 for the field `file` */
  within(bytes: Buffer, box: { width: number; height: number }): Promise<MadeImage> {
    return this.draw(bytes, async (image, library, { width, height }) => {
      // upright or not, no side is longer, so it is not enlarged
      const longest = Math.max(width, height);
      const drawn = smaller(image, library, Math.min(box.width, longest), Math.min(box.height, longest));
      const content = await drawn.png({ compressionType: library.CompressionType.Best });
      return { content, contentType: 'image/png', ...sizeOf(content) };
    });
  }

  private async draw(
    bytes: Buffer,
    work: (image: Napi.Transformer, library: typeof Napi, stored: Size) => Promise<MadeImage>,
  ): Promise<MadeImage> {
    const found = pictureIn(bytes);
    if (typeof found === 'string') throw refused(found);
    const { width, height, essence } = found;
    if (!width || !height) throw refused('broken');
    if (width * height > LIMITS.imagePixels) throw refused('too-many-pixels');
    const library = await import('@napi-rs/image');
    const turn = this.last.then(() => work(new library.Transformer(essence).rotate(), library, found));
    this.last = turn.catch(() => undefined);
    return turn.catch(() => {
      throw refused('broken');
    });
  }
}

interface Size {
  width: number;
  height: number;
}

/** Whole, upright, and no larger than the box. (The library's own way to cut a square does not take the middle.) */
const smaller = (
  image: Napi.Transformer,
  { FastResizeFilter, ResizeFit }: typeof Napi,
  width: number,
  height = width,
): Napi.Transformer =>
  image.fastResize({ width, height, fit: ResizeFit.Inside, filter: FastResizeFilter.Lanczos3 });

/** Of a PNG that we wrote. */
const sizeOf = (png: Buffer): Size => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

function refused(why: keyof typeof REASONS): DomainError {
  return DomainError.field('file', `IMAGE_${why.replaceAll('-', '_').toUpperCase()}`, REASONS[why]);
}
