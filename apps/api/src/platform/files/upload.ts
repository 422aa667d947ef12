import type {} from '@fastify/multipart';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

/** The handler takes one file, as the part `file` of a multipart body. */
export const TakesFile = () =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    }),
  );

/** The one file of a multipart body, as a stream. @throws 422 when there is none; while reading, 413 beyond the limit */
export async function uploadedFile(
  request: FastifyRequest,
  maxBytes: number,
): Promise<{ name: string; content: AsyncIterable<Buffer> }> {
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: maxBytes } }) : undefined;
  if (part?.fieldname !== 'file')
    throw DomainError.field(
      'file',
      'FILE_MISSING',
      'Send the file as the part "file" of a multipart/form-data body.',
    );
  return { name: part.filename, content: whole(part.file, maxBytes) };
}

async function* whole(
  stream: AsyncIterable<Buffer> & { truncated: boolean },
  maxBytes: number,
): AsyncGenerator<Buffer> {
  yield* stream;
  // the parser stops at the limit without an error of its own
  if (stream.truncated) throw fileTooLarge(maxBytes);
}

export function fileTooLarge(maxBytes: number): DomainError {
  const message = `The file is larger than ${Math.floor(maxBytes / 1_048_576)} MB.`;
  return new DomainError('FILE_TOO_LARGE', 413, message, [{ field: 'file', code: 'TOO_LARGE', message }]);
}
