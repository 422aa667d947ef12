import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { VotraRequest } from '../access/access.guard.js';
import type { RequestContext } from '../context/request-context.js';

/** The request's context; the access guard made it. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext => {
  const { ctx } = context.switchToHttp().getRequest<VotraRequest>();
  if (!ctx) throw new Error('A public handler has no context.');
  return ctx;
});

export class IdParam {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsUUID()
  id!: string;
}
