import { Injectable } from '@nestjs/common';
import { type AccessClaims, AccessTokens } from '../../../platform/access/access-tokens.js';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import type { Caller } from './caller.js';
import type { SessionDto } from './dto/session.dto.js';
import { Me } from './me.js';
import type { SessionRef } from './refresh-tokens.js';
import { Sessions } from './sessions.js';

export interface SignedIn {
  session: SessionDto;
  refreshToken: string;
}

/** What the web app is told of a session: an access token, and who and where one is. */
@Injectable()
export class SessionAnswers {
  constructor(
    private readonly sessions: Sessions,
    private readonly accessTokens: AccessTokens,
    private readonly me: Me,
    private readonly audit: Audit,
  ) {}

  of(ref: SessionRef, caller: Caller, action?: string): Promise<SessionDto> {
    return this.sessions.within(ref, caller, async (ctx) => {
      if (action) await this.audit.record(ctx, { action, objectType: 'session', objectId: ref.sessionId });
      const accessToken = this.accessTokens.sign(claimsOf(ctx, ref));
      return { accessToken, expiresIn: this.accessTokens.lifetime, me: await this.me.of(ctx) };
    });
  }
}

function claimsOf({ actor, firmId }: RequestContext, { sessionId, userId }: SessionRef): AccessClaims {
  return { sessionId, userId, firmId, ...(actor.type === 'portal' ? { clientId: actor.clientId } : {}) };
}
