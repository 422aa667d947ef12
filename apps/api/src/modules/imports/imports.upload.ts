import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { LIMITS } from '#libs/contracts';
import { FileProblem } from './parse/import-row.js';
import { fileMissing, fileRefused } from './imports.errors.js';

/** The one file of a multipart body, as a stream. @throws 422 when there is none; while reading, 413 beyond the limit */
export async function uploadedFile(
  request: FastifyRequest,
): Promise<{ name: string; content: AsyncIterable<Buffer> }> {
  const part = request.isMultipart()
    ? await request.file({ limits: { fileSize: LIMITS.importBytes } })
    : undefined;
  if (part?.fieldname !== 'file') throw fileMissing();
  return { name: part.filename, content: whole(part.file) };
}

async function* whole(stream: AsyncIterable<Buffer> & { truncated: boolean }): AsyncGenerator<Buffer> {
  yield* stream;
  // The parser stops at the limit without an error of its own.
  if (stream.truncated) {
    throw fileRefused(
      new FileProblem('TOO_LARGE', `The file is larger than ${LIMITS.importBytes / 1_048_576} MB.`),
    );
  }
}
