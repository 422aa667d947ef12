import type { KeyObject } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import jwt from 'jsonwebtoken';
import { derivedKey } from '../access/secrets.js';
import type { Config } from '../config/config.js';

const NAME = 'votra_docs';
const PURPOSE = 'votra api description';
const SECONDS = 3_600;

/** For a browser that showed an API key: a cookie that opens the description for an hour, and nothing else. */
export class DocsPass {
  private readonly key: KeyObject;

  constructor(private readonly config: Config) {
    this.key = derivedKey(config, PURPOSE);
  }

  give(reply: FastifyReply): void {
    const options = { algorithm: 'HS256', audience: PURPOSE, expiresIn: SECONDS } as const;
    void reply.setCookie(NAME, jwt.sign({}, this.key, options), {
      ...{ httpOnly: true, secure: this.config.secureCookies, sameSite: 'strict' },
      ...{ path: '/api/docs', maxAge: SECONDS },
    });
  }

  isHeldBy({ cookies }: FastifyRequest): boolean {
    try {
      jwt.verify(cookies[NAME] ?? '', this.key, { algorithms: ['HS256'], audience: PURPOSE });
      return true;
    } catch {
      return false;
    }
  }
}
