import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { FirmTx, RequestContext } from '../context/request-context.js';
import { Database } from '../persistence/database.js';
import { FileChunk, StoredFile } from './stored-file.entity.js';
import { fileTooLarge } from './upload.js';

const CHUNK = 262_144;
const SHOW_CHUNKS = 'UPDATE file_chunks SET client_id = $3 WHERE firm_id = $1 AND file_id = $2';

/** Whose file it is, and for which client's eyes it is read. */
export interface FileScope {
  firmId: string;
  clientId?: string;
}

export interface NewFile {
  name: string;
  contentType: string;
  clientId?: string | null;
  /** Bytes allowed. @throws 413 FILE_TOO_LARGE beyond, and nothing stays. */
  maxBytes?: number;
}

/** Keeps files with the transaction that makes them; reads and writes in chunks, so memory stays small. */
@Injectable()
export class Files {
  constructor(private readonly database: Database) {}

  async store(
    ctx: RequestContext,
    content: Buffer | AsyncIterable<Buffer>,
    file: NewFile,
  ): Promise<StoredFile> {
    const id = uuidv7();
    const { clientId = null } = file;
    const files = this.database.repo(ctx, StoredFile);
    const chunks = this.database.repo(ctx, FileChunk);
    const hash = createHash('sha256');
    let size = 0;
    await files.insert({
      id,
      name: file.name,
      contentType: file.contentType,
      clientId,
      size: 0,
      sha256: '',
    });
    let position = 0;
    for await (const chunk of inChunks(content)) {
      size += chunk.length;
      if (file.maxBytes !== undefined && size > file.maxBytes) {
        throw fileTooLarge(file.maxBytes);
      }
      hash.update(chunk);
      await chunks.append({ fileId: id, clientId, position: position++, content: chunk });
    }
    return files.update(id, { size, sha256: hash.digest('hex') });
  }

  /** @throws 404 */
  async read(ctx: RequestContext, id: string): Promise<{ file: StoredFile; content: Buffer }> {
    const file = await this.database.repo(ctx, StoredFile).getOrFail(id);
    const chunks = await this.database.repo(ctx, FileChunk).find({ fileId: id }, 'position');
    return { file, content: Buffer.concat(chunks.map((chunk) => chunk.content)) };
  }

  /** One chunk at a time; each read is a statement of the context's transaction. */
  async *stream(ctx: FirmTx, id: string): AsyncGenerator<Buffer> {
    for (
      let position = 0, chunk = await this.chunk(ctx, id, 0);
      chunk;
      chunk = await this.chunk(ctx, id, ++position)
    ) {
      yield chunk;
    }
  }

  /** A file's chunk by its position from 0, for readers that outlive a transaction; undefined after the last. */
  async chunk(ctx: FirmTx, id: string, position: number): Promise<Buffer | undefined> {
    return (await this.database.repo(ctx, FileChunk).findOne({ fileId: id, position }))?.content;
  }

  /** The bytes for a reader who may be slow: each chunk is read in a transaction of its own, in the scope given. */
  detached(scope: FileScope, id: string): Readable {
    return Readable.from(this.chunks(scope, id));
  }

  private async *chunks(scope: FileScope, id: string): AsyncGenerator<Buffer> {
    for (let position = 0; ; position++) {
      const chunk = await this.database.transaction(scope, (tx) =>
        this.chunk({ firmId: scope.firmId, tx }, id, position),
      );
      if (!chunk) return;
      yield chunk;
    }
  }

  /** Lets the client see the file in its portal, or nobody but the firm. @throws 404 */
  async showTo(ctx: FirmTx, id: string, clientId: string | null): Promise<void> {
    const files = this.database.repo(ctx, StoredFile);
    // a chunk that names a client names its file's: it forgets first and learns last
    await this.database.query(ctx, SHOW_CHUNKS, [ctx.firmId, id, null]);
    await files.update(id, { clientId });
    await this.database.query(ctx, SHOW_CHUNKS, [ctx.firmId, id, clientId]);
  }

  async remove(ctx: FirmTx, id: string): Promise<void> {
    await this.database.repo(ctx, StoredFile).delete({ id });
  }
}

async function* inChunks(content: Buffer | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const part of Buffer.isBuffer(content) ? [content] : content) {
    parts.push(part);
    length += part.length;
    while (length >= CHUNK) {
      const joined = Buffer.concat(parts);
      yield joined.subarray(0, CHUNK);
      parts = [joined.subarray(CHUNK)];
      length -= CHUNK;
    }
  }
  if (length) yield Buffer.concat(parts);
}
