import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Answers a file to be saved under its name (RFC 6266), never shown: nothing in it may act in our origin. */
export function attachment(
  reply: FastifyReply,
  { name, contentType }: { name: string; contentType: string },
  content: Buffer,
): StreamableFile {
  void reply.header('content-security-policy', "sandbox; default-src 'none'");
  const ascii = name.replace(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return new StreamableFile(content, {
    type: contentType,
    disposition: `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`,
    length: content.length,
  });
}
