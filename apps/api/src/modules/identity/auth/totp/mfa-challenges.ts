import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey, hashOf } from '../../../../platform/access/secrets.js';
import { Config } from '../../../../platform/config/config.js';

const SECONDS = 300;
const AUDIENCE = 'votra second factor';

/** Says that somebody knew the password, or came from the firm's provider. It opens nothing by itself. */
export interface Challenge {
  id: string;
  userId: string;
  /** The firm that was chosen to enter, and which client's portal of it. */
  firmId?: string | undefined;
  clientId?: string | undefined;
  /** The provider of that firm that somebody came from, in place of a password. */
  providerId?: string | undefined;
}

interface Payload {
  jti: string;
  sub: string;
  fid?: string;
  cid?: string;
  pid?: string;
  pwd: string;
}

/** Of a login's password, or of its having none. */
const marked = (passwordHash: string | null): string => hashOf(passwordHash ?? '');

/** Between the password and the code: signed, for five minutes, under a key of its own. Ends with the password. */
@Injectable()
export class MfaChallenges {
  private readonly key: KeyObject;

  constructor(config: Config) {
    this.key = derivedKey(config, AUDIENCE);
  }

  sign({ userId, firmId, clientId, providerId }: Omit<Challenge, 'id'>, passwordHash: string | null): string {
    const payload = { pwd: marked(passwordHash), fid: firmId, cid: clientId, pid: providerId };
    return jwt.sign(payload, this.key, {
      algorithm: 'HS256',
      ...{ audience: AUDIENCE, subject: userId, jwtid: uuidv7(), expiresIn: SECONDS },
    });
  }

  /** Undefined for anything but a live challenge of ours. */
  read(token: string): (Challenge & { isOf: (passwordHash: string | null) => boolean }) | undefined {
    try {
      const payload = jwt.verify(token, this.key, { algorithms: ['HS256'], audience: AUDIENCE });
      const { jti: id, sub: userId, fid: firmId, cid: clientId, pid, pwd } = payload as unknown as Payload;
      return { id, userId, firmId, clientId, providerId: pid, isOf: (hash) => marked(hash) === pwd };
    } catch {
      return undefined;
    }
  }
}
