import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { VotraRequest } from '../access/access.guard.js';
import { actorIdOf, type RequestContext } from '../context/request-context.js';
import { DomainError } from '../errors/domain-error.js';
import { Database } from '../persistence/database.js';

/** How long an answer is kept. */
export const KEY_HOURS = 24;

const IDEMPOTENT = Symbol('idempotent');

/** The POST takes an `Idempotency-Key`: the same key and body get the same answer, and one effect. */
export const Idempotent = () =>
  applyDecorators(
    SetMetadata(IDEMPOTENT, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: `Up to 255 characters; the same key and body act once, for ${KEY_HOURS} hours`,
    }),
  );

interface Kept {
  request_hash: string;
  status: number;
  response: unknown;
}

/** Keeps the answer in the same transaction as the effect, so both exist or neither. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<VotraRequest>();
    const key = request.headers['idempotency-key'];
    if (
      !request.ctx ||
      typeof key !== 'string' ||
      !this.reflector.get<boolean>(IDEMPOTENT, context.getHandler())
    )
      return next.handle();
    if (!key.length || key.length > 255) {
      throw DomainError.field('Idempotency-Key', 'KEY_LENGTH', 'An idempotency key has 1 to 255 characters.');
    }
    return from(
      this.once(request.ctx, request, key, next, context.switchToHttp().getResponse<FastifyReply>()),
    );
  }

  private async once(
    ctx: RequestContext,
    request: VotraRequest,
    key: string,
    next: CallHandler,
    reply: FastifyReply,
  ): Promise<unknown> {
    const scope = `${actorIdOf(ctx.actor)}:${key}`;
    if (!(await this.database.tryLock(ctx, `idempotency:${scope}`))) {
      throw new DomainError(
        'IDEMPOTENCY_IN_FLIGHT',
        409,
        'The first request with this key is still at work.',
      );
    }
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
      .digest('hex');
    const kept = await this.database.one<Kept>(ctx, KEPT, [ctx.firmId, scope]);
    if (kept) {
      if (kept.request_hash !== hash) {
        throw new DomainError('IDEMPOTENCY_KEY_REUSED', 422, 'This key was used for another request.', [
          { field: 'Idempotency-Key', code: 'KEY_REUSED', message: 'This key was used for another request.' },
        ]);
      }
      void reply.status(kept.status).header('idempotent-replayed', 'true');
      return kept.response;
    }
    const response: unknown = await lastValueFrom(next.handle(), { defaultValue: null });
    await this.database.query(ctx, KEEP, [
      ctx.firmId,
      scope,
      hash,
      reply.statusCode,
      JSON.stringify(response),
    ]);
    return response;
  }
}

const KEPT = `SELECT request_hash, status, response FROM idempotency_keys
  WHERE firm_id = $1 AND key = $2 AND created_at > now() - interval '${KEY_HOURS} hours'`;
const KEEP = `INSERT INTO idempotency_keys (firm_id, key, request_hash, status, response) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (firm_id, key) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
    response = excluded.response, created_at = now()`;
