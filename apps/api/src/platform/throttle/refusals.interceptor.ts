import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, type Observable } from 'rxjs';
import { type Access, ACCESS } from '../access/access.decorators.js';
import { DomainError } from '../errors/domain-error.js';
import { Throttle } from './throttle.js';

/** What a link or cookie that does not hold is answered with. */
const REFUSALS = new Set([401, 403, 404, 410]);

/**
 * Counts for an address what did not hold of the links and cookies that it sent. Those that hold count for nobody, so
 * a whole team may join from one office.
 */
@Injectable()
export class RefusalsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly throttle: Throttle,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const [access] = this.reflector.get<Access[]>(ACCESS, context.getHandler());
    const counts = access?.kind === 'public' ? access.counts : 'requests';
    if (counts !== 'refused-links' && counts !== 'refused-cookies') return next.handle();
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        const http = context.switchToHttp();
        if (error instanceof DomainError && REFUSALS.has(error.status))
          await this.throttle.anonymous(
            counts,
            http.getRequest<FastifyRequest>().ip,
            http.getResponse<FastifyReply>(),
          );
        throw error;
      }),
    );
  }
}
