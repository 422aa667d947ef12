import { Injectable } from '@nestjs/common';
import { type AccessClaims, AccessTokens } from '../../../platform/access/access-tokens.js';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Caller } from './caller.js';
import type { SessionDto } from './dto/session.dto.js';
import { Me } from './me.js';
import type { SessionRef } from './refresh-tokens.js';
import { Sessions } from './sessions.js';

export interface SignedIn {
  session: SessionDto;
  refreshToken: string;
}

const HOW = `SELECT s.means, p.name AS provider, s.second_factor AS "secondFactor" FROM sessions s
  LEFT JOIN identity_providers p ON p.firm_id = s.firm_id AND p.id = s.provider_id WHERE s.id = $1`;

/** What the web app is told of a session: an access token, and who and where one is. */
@Injectable()
export class SessionAnswers {
  constructor(
    private readonly sessions: Sessions,
    private readonly accessTokens: AccessTokens,
    private readonly me: Me,
    private readonly audit: Audit,
    private readonly database: Database,
  ) {}

  of(ref: SessionRef, caller: Caller, action?: string): Promise<SessionDto> {
    return this.sessions.within(ref, caller, async (ctx) => {
      if (action) await this.record(ctx, action, ref.sessionId);
      const accessToken = this.accessTokens.sign(claimsOf(ctx, ref));
      return { accessToken, expiresIn: this.accessTokens.lifetime, me: await this.me.of(ctx) };
    });
  }

  /** With what was shown for it. */
  private async record(ctx: RequestContext, action: string, objectId: string): Promise<void> {
    const after = (await this.database.one<object>(ctx, HOW, [objectId])) ?? null;
    await this.audit.record(ctx, { action, objectType: 'session', objectId, after });
  }
}

function claimsOf({ actor, firmId }: RequestContext, { sessionId, userId }: SessionRef): AccessClaims {
  return { sessionId, userId, firmId, ...(actor.type === 'portal' ? { clientId: actor.clientId } : {}) };
}
