import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../../platform/config/config.js';
import { unauthenticated } from '../../../platform/errors/domain-error.js';
import type { SessionDto } from './dto/session.dto.js';
import { REFRESH_DAYS } from './refresh-tokens.js';
import type { SignedIn } from './session-answers.js';

/** The refresh token's way to the browser and back: a cookie that no script reads. */
@Injectable()
export class SessionCookie {
  private readonly name: string;
  private readonly options: { httpOnly: true; secure: boolean; sameSite: 'strict'; path: '/' };

  constructor({ secureCookies: secure }: Config) {
    this.name = secure ? '__Host-votra_refresh' : 'votra_refresh';
    this.options = { httpOnly: true, secure, sameSite: 'strict', path: '/' };
  }

  /** Sets it; answers what the body says. */
  answer({ session, refreshToken }: SignedIn, reply: FastifyReply): SessionDto {
    void reply.setCookie(this.name, refreshToken, { ...this.options, maxAge: REFRESH_DAYS * 86_400 });
    return session;
  }

  find(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  /** @throws 401 without one */
  of(request: FastifyRequest): string {
    const token = this.find(request);
    if (!token) throw unauthenticated();
    return token;
  }

  /** With what the browser kept of pages and files; preferences of the device stay. */
  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options).header('clear-site-data', '"cache"');
  }
}
