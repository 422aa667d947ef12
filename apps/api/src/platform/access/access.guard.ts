import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type RequestContext } from '../context/request-context.js';
import { DomainError, forbidden, unauthenticated } from '../errors/domain-error.js';
import { Database } from '../persistence/database.js';
import { type Costly, Throttle } from '../throttle/throttle.js';
import { type Access, ACCESS, COSTLY, OWN_TRANSACTION, WRITES } from './access.decorators.js';
import { AccessTokens, type AccessClaims } from './access-tokens.js';
import { firmOfApiKey, looksLikeApiKey } from './api-key-token.js';
import { KeyUse, type ShownKey } from './key-use.js';
import {
  actorOf,
  assertMayEnter,
  areUuids,
  firmOf,
  type KeyPrincipalRow,
  keyPrincipalSql,
  type PrincipalRow,
  principalSql,
} from './principal.js';
import { hashOf } from './secrets.js';

export interface VotraRequest extends FastifyRequest {
  ctx?: RequestContext;
}

/** What a request shows of itself: a session's access token, or the hash of an API key. */
type Credential = AccessClaims | ShownKey;

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
    private readonly keyUse: KeyUse,
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
    const shown = this.credentialOf(request);
    const costly = this.reflector.get<Costly | undefined>(COSTLY, context.getHandler());
    // a key is known from its second request on: guesses count as a stranger's, and make no counters of their own
    const who = 'userId' in shown ? shown.userId : this.keyUse.idOf(shown.keyHash);
    if (who) await this.throttle.signedIn({ who, firmId: shown.firmId }, costly, reply);
    const reads = READING.has(request.method) && !this.reflector.get<boolean>(WRITES, context.getHandler());
    const ctx = await this.openContext(request, reply, shown, reads ? 'read' : 'write');
    request.ctx = ctx;
    try {
      assertMay(access, ctx);
      if (this.reflector.get<boolean>(OWN_TRANSACTION, context.getHandler())) await ctx.tx.commit();
    } catch (error) {
      await ctx.tx.rollback();
      throw error;
    }
    return true;
  }

  private credentialOf(request: VotraRequest): Credential {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw unauthenticated();
    if (looksLikeApiKey(token)) {
      const firmId = firmOfApiKey(token);
      if (!firmId) throw keyRefused();
      return { firmId, keyHash: hashOf(token) };
    }
    const claims = this.tokens.read(token);
    if (!claims || !areUuids(claims.userId, claims.firmId, claims.sessionId, claims.clientId))
      throw unauthenticated();
    return claims;
  }

  private async openContext(
    request: VotraRequest,
    reply: FastifyReply,
    shown: Credential,
    mode: 'read' | 'write',
  ): Promise<RequestContext> {
    const principal = 'keyHash' in shown ? keyPrincipalSql(shown.keyHash) : principalSql(shown);
    const { tx, rows } = await this.database.open<PrincipalRow | KeyPrincipalRow>(shown, mode, principal);
    const [row] = rows;
    if (!row || !isOf(row, shown)) {
      await tx.rollback();
      if (!('keyHash' in shown)) throw unauthenticated('Your session has ended. Sign in again.');
      await this.throttle.anonymous('requests', request.ip, reply);
      throw keyRefused();
    }
    try {
      assertMayEnter(row);
    } catch (error) {
      await tx.rollback();
      throw error;
    }
    if ('key_id' in row && 'keyHash' in shown) this.keyUse.note(shown, row.key_id);
    const who = actorOf(row);
    const ownProjects = boundTo(row.own_projects, who.permissions);
    // what writes sums up whole engagements, and checks by itself
    if (ownProjects && READING.has(request.method)) await tx.showProjects(ownProjects);
    return {
      ...who,
      ...(ownProjects ? { ownProjects } : {}),
      firmId: shown.firmId,
      firm: firmOf(row, shown.firmId),
      requestId: request.id,
      ...('sessionId' in shown ? { sessionId: shown.sessionId } : {}),
      ip: request.ip,
      confined: row.confined,
      tx,
    };
  }
}

const keyRefused = (): DomainError =>
  unauthenticated('This API key does not hold: it was revoked, has expired, or never was one.');

/** A key's row is its own; a session's must say what the token says. */
const isOf = (row: PrincipalRow, shown: Credential): boolean =>
  'keyHash' in shown || (row.user_id === shown.userId && (row.client_id ?? undefined) === shown.clientId);

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
      if (ctx.actor.type === 'member' && ctx.actor.key && !access.keys)
        throw forbidden('This is for people who are signed in, not for API keys.');
      return;
  }
}

const secondFactorMissing = ({ firm }: RequestContext): DomainError =>
  new DomainError('MFA_REQUIRED', 403, `${firm.name} asks for a second factor. Set one up to go on.`);
