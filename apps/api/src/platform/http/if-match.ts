import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

const read = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) {
    throw new DomainError(
      'PRECONDITION_REQUIRED',
      428,
      'Say which version you change: send its ETag as If-Match.',
    );
  }
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) {
    throw DomainError.field(
      'If-Match',
      'IF_MATCH_UNREADABLE',
      'If-Match must be a version in quotes, as "3".',
    );
  }
  return Number(version);
});

/** The version that the caller saw, from `If-Match: "3"`. Missing is 428. */
export const IfMatch = (): ParameterDecorator => (target, key, index) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, key!)!;
  ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "3"' })(
    target,
    key!,
    descriptor,
  );
  read()(target, key, index);
};
