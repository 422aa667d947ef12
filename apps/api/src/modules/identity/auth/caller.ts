import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Where a request comes from. */
export interface Caller {
  requestId: string;
  ip: string;
  userAgent: string;
}

/** The request's caller, for handlers whose work needs no or several transactions. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, 400);
  return { requestId: request.id, ip: request.ip, userAgent };
});
