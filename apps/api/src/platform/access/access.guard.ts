import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context/request-context.js';
import { DomainError, forbidden, unauthenticated } from '../errors/domain-error.js';
import { Database } from '../persistence/database.js';
import { type Costly, Throttle } from '../throttle/throttle.js';
import { type Access, ACCESS, COSTLY, OWN_TRANSACTION, WRITES } from './access.decorators.js';
import { AccessTokens, type AccessClaims } from './access-tokens.js';
import { actorOf, areUuids, firmOf, type PrincipalRow, principalSql } from './principal.js';

export interface VotraRequest extends FastifyRequest {
  ctx?: RequestContext;
}

const READING = new Set(['GET', 'HEAD']);

/**
 * Who, then may. One round trip opens the request's transaction and reads the session's principal, so that
 * logout, deactivation and changed roles hold at once.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly database: Database,
    private readonly throttle: Throttle,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<VotraRequest>(), http.getResponse<FastifyReply>()];
    const [access] = this.reflector.get<Access[]>(ACCESS, context.getHandler());
    if (!access) throw forbidden();
    if (access.kind === 'public') {
      if (access.counts === 'requests') await this.throttle.anonymous(access.counts, request.ip, reply);
      return true;
    }
    const claims = this.claimsOf(request);
    const costly = this.reflector.get<Costly | undefined>(COSTLY, context.getHandler());
    await this.throttle.signedIn({ who: claims.userId, firmId: claims.firmId }, costly, reply);
    const reads = READING.has(request.method) && !this.reflector.get<boolean>(WRITES, context.getHandler());
    const ctx = await this.openContext(request, claims, reads ? 'read' : 'write');
    try {
      assertMay(access, ctx);
      if (this.reflector.get<boolean>(OWN_TRANSACTION, context.getHandler())) await ctx.tx.commit();
    } catch (error) {
      await ctx.tx.rollback();
      throw error;
    }
    request.ctx = ctx;
    return true;
  }

  private claimsOf(request: VotraRequest): AccessClaims {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    const claims = scheme?.toLowerCase() === 'bearer' && token ? this.tokens.read(token) : undefined;
    if (!claims || !areUuids(claims.userId, claims.firmId, claims.sessionId, claims.clientId))
      throw unauthenticated();
    return claims;
  }

  private async openContext(
    request: VotraRequest,
    claims: AccessClaims,
    mode: 'read' | 'write',
  ): Promise<RequestContext> {
    const { tx, rows } = await this.database.open<PrincipalRow>(claims, mode, principalSql(claims));
    const [row] = rows;
    if (row?.user_id !== claims.userId || (row.client_id ?? undefined) !== claims.clientId) {
      await tx.rollback();
      throw unauthenticated('Your session has ended. Sign in again.');
    }
    return {
      ...actorOf(row),
      firmId: claims.firmId,
      firm: firmOf(row, claims.firmId),
      requestId: request.id,
      sessionId: claims.sessionId,
      ip: request.ip,
      confined: row.confined,
      tx,
    };
  }
}

function assertMay(access: Exclude<Access, { kind: 'public' }>, ctx: RequestContext): void {
  if (ctx.confined && !(access.kind === 'self' && access.evenConfined)) throw secondFactorMissing(ctx);
  switch (access.kind) {
    case 'permission':
      if (!access.permissions.some((permission) => ctx.permissions.has(permission))) throw forbidden();
      return;
    case 'portal':
      if (ctx.actor.type !== 'portal') throw new DomainError('FORBIDDEN', 403, 'This is for portal users.');
      if (access.right && !ctx.actor.rights.includes(access.right)) throw forbidden();
      return;
    case 'self':
      return;
  }
}

const secondFactorMissing = ({ firm }: RequestContext): DomainError =>
  new DomainError('MFA_REQUIRED', 403, `${firm.name} asks for a second factor. Set one up to go on.`);
