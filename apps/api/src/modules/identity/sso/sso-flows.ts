import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import jwt from 'jsonwebtoken';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey } from '../../../platform/access/secrets.js';
import { Config } from '../../../platform/config/config.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { spend } from '../auth/passkeys/passkey-challenges.js';
import type { Secrets } from './oidc-client.js';

/** What somebody goes to a provider for. */
export type Purpose =
  | { kind: 'sign-in' }
  | { kind: 'invitation'; token: string }
  | { kind: 'link'; membershipId: string; sessionId: string };

/** Somebody is on the way to a provider and back. */
export interface Flow {
  firmId: string;
  providerId: string;
  purpose: Purpose;
  secrets: Secrets;
}

const SECONDS = 600;
const AUDIENCE = 'votra single sign-on';

export const flowEnded = (status: 401 | 409): DomainError =>
  new DomainError(
    'FLOW_ENDED',
    status,
    'This was not begun in this browser, took too long, or was used already. Start again.',
  );

/**
 * Binds the way to a provider and back to one browser: a signed cookie that no script reads, for ten minutes and one
 * answer. Nothing is stored before it is used, so strangers who begin many fill nothing.
 */
@Injectable()
export class SsoFlows {
  private readonly key: KeyObject;
  private readonly name: string;
  // the provider leads back to a page of ours, which sends the answer itself: no other site's request needs the cookie
  private readonly options: { httpOnly: true; secure: boolean; sameSite: 'strict'; path: '/' };

  constructor(
    config: Config,
    private readonly database: Database,
  ) {
    const { secureCookies: secure } = config;
    this.key = derivedKey(config, AUDIENCE);
    this.name = secure ? '__Host-votra_sso' : 'votra_sso';
    this.options = { httpOnly: true, secure, sameSite: 'strict', path: '/' };
  }

  begin(flow: Flow, reply: FastifyReply): void {
    const token = jwt.sign({ ...flow }, this.key, {
      algorithm: 'HS256',
      ...{ audience: AUDIENCE, jwtid: uuidv7(), expiresIn: SECONDS },
    });
    void reply.setCookie(this.name, token, { ...this.options, maxAge: SECONDS });
  }

  /** What this browser began at the provider, for the first time that it is asked for; else undefined. */
  async take(request: FastifyRequest, reply: FastifyReply, providerId: string): Promise<Flow | undefined> {
    const token = request.cookies[this.name];
    void reply.clearCookie(this.name, this.options);
    const flow = token && this.read(token);
    if (!flow || flow.providerId !== providerId) return undefined;
    const first = await this.database.transaction({}, (tx) => spend(tx, flow.jti, SECONDS));
    return first ? flow : undefined;
  }

  private read(token: string): (Flow & { jti: string }) | undefined {
    try {
      const payload = jwt.verify(token, this.key, { algorithms: ['HS256'], audience: AUDIENCE });
      return payload as unknown as Flow & { jti: string };
    } catch {
      return undefined;
    }
  }
}
