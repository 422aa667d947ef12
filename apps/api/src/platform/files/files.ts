import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { FirmTx, RequestContext } from '../context/request-context.js';
import { Database } from '../persistence/database.js';
import { FileChunk, StoredFile } from './stored-file.entity.js';
import { fileTooLarge } from './upload.js';

const CHUNK = 262_144;

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
