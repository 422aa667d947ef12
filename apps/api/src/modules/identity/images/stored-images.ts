import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { spooled } from '../../../platform/files/spool.js';
import type { MadeImage } from '../../../platform/images/images.js';
import { Database } from '../../../platform/persistence/database.js';
import { Image, type ImageKind } from './image.entity.js';
import { IMAGE, LOGO } from './images.queries.js';

export interface ShownImage {
  kind: ImageKind;
  content: Buffer;
  contentType: string;
  sha256: string;
}

/** What an image is a picture of: the firm, or one of its people. */
type Whose = Pick<Image, 'kind' | 'membershipId'>;

/** The whole of an upload; who sends slowly holds a file and no memory. */
export const bytesOf = (content: AsyncIterable<Buffer>): Promise<Buffer> =>
  spooled(content, (whole) => buffer(whole));

/** The pictures that a firm has now: one logo, one photo a person. */
@Injectable()
export class StoredImages {
  constructor(private readonly database: Database) {}

  /** Members see every picture of their firm, contacts of clients its logo. @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<ShownImage> {
    const image = await this.database.one<ShownImage>(ctx, IMAGE, [ctx.firmId, id]);
    if (!image || (ctx.actor.type === 'portal' && image.kind !== 'logo')) throw notFound('image');
    return image;
  }

  /** For letterheads; undefined without one. */
  logo(ctx: RequestContext): Promise<Pick<Image, 'content' | 'width' | 'height'> | undefined> {
    return this.database.one(ctx, LOGO, [ctx.firmId]);
  }

  /** The caller holds the row of whose picture it is. */
  async replace(ctx: RequestContext, whose: Whose, made: MadeImage): Promise<void> {
    await this.remove(ctx, whose);
    const sha256 = createHash('sha256').update(made.content).digest('hex');
    await this.database.repo(ctx, Image).append({ ...whose, ...made, sha256 });
  }

  /** Whether there was one. */
  async remove(ctx: RequestContext, whose: Whose): Promise<boolean> {
    return (await this.database.repo(ctx, Image).delete({ ...whose })) > 0;
  }
}
