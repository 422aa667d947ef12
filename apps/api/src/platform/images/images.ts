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

  /** The middle of the picture as a square of `side` pixels, as WebP. @throws 422 for the field `file` */
  square(bytes: Buffer, side: number): Promise<MadeImage> {
    return this.draw(bytes, async (image, { ResizeFit, FastResizeFilter }) => {
      const size = { width: side, height: side };
      const look = { fit: ResizeFit.Cover, filter: FastResizeFilter.Lanczos3 };
      const content = await image.fastResize({ ...size, ...look }).webp(WEBP_QUALITY);
      return { content, contentType: 'image/webp', ...size };
    });
  }

  /** The whole picture, made smaller to fit, never larger, as PNG with what was transparent. @throws 422 for the field `file` */
  within(bytes: Buffer, box: { width: number; height: number }): Promise<MadeImage> {
    return this.draw(bytes, async (image, { CompressionType, FastResizeFilter, ResizeFit }, longest) => {
      // upright or not, no side is longer, so it is not enlarged
      const size = { width: Math.min(box.width, longest), height: Math.min(box.height, longest) };
      const look = { fit: ResizeFit.Inside, filter: FastResizeFilter.Lanczos3 };
      const content = await image
        .fastResize({ ...size, ...look })
        .png({ compressionType: CompressionType.Best });
      return {
        content,
        contentType: 'image/png',
        width: content.readUInt32BE(16),
        height: content.readUInt32BE(20),
      };
    });
  }

  private async draw(
    bytes: Buffer,
    work: (image: Napi.Transformer, library: typeof Napi, longest: number) => Promise<MadeImage>,
  ): Promise<MadeImage> {
    const found = pictureIn(bytes);
    if (typeof found === 'string') throw refused(found);
    const { width, height, essence } = found;
    if (!width || !height) throw refused('broken');
    if (width * height > LIMITS.imagePixels) throw refused('too-many-pixels');
    const library = await import('@napi-rs/image');
    const turn = this.last.then(() =>
      work(new library.Transformer(essence).rotate(), library, Math.max(width, height)),
    );
    this.last = turn.catch(() => undefined);
    return turn.catch(() => {
      throw refused('broken');
    });
  }
}

function refused(why: keyof typeof REASONS): DomainError {
  return DomainError.field('file', `IMAGE_${why.replaceAll('-', '_').toUpperCase()}`, REASONS[why]);
}
