import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Answers a file to be saved under its name (RFC 6266), never shown: nothing in it may act in our origin. */
export function attachment(
  reply: FastifyReply,
  { name, contentType }: { name: string; contentType: string },
  content: Buffer | Readable,
): StreamableFile {
  void reply.header('content-security-policy', "sandbox; default-src 'none'");
  const ascii = name.replace(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const disposition = `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`;
  return Buffer.isBuffer(content)
    ? new StreamableFile(content, { type: contentType, disposition, length: content.length })
    : new StreamableFile(content, { type: contentType, disposition });
}
