import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { VotraRequest } from '../access/access.guard.js';
import type { RequestContext } from '../context/request-context.js';

/** Commits what the guard opened once the handler succeeded, before the answer leaves; else rolls back. */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { ctx } = context.switchToHttp().getRequest<VotraRequest>();
    if (!ctx) return next.handle();
    return from(this.finish(ctx, next, context.switchToHttp().getResponse<FastifyReply>()));
  }

  private async finish(ctx: RequestContext, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await ctx.tx.commit();
      tag(reply, body);
      return body;
    } catch (error) {
      await ctx.tx.rollback();
      throw error;
    }
  }
}

/** A versioned answer names its version as the ETag that the next If-Match repeats. */
function tag(reply: FastifyReply, body: unknown): void {
  if (body && typeof body === 'object' && 'version' in body && typeof body.version === 'number') {
    void reply.header('etag', `"${body.version}"`);
  }
}
