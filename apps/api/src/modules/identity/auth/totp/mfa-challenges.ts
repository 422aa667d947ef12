import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey, hashOf } from '../../../../platform/access/secrets.js';
import { Config } from '../../../../platform/config/config.js';

const SECONDS = 300;
const AUDIENCE = 'votra second factor';

/** Says that somebody knew the password. It opens nothing by itself. */
export interface Challenge {
  id: string;
  userId: string;
  /** The firm that was chosen to enter, and which client's portal of it. */
  firmId?: string | undefined;
  clientId?: string | undefined;
}

interface Payload {
  jti: string;
  sub: string;
  fid?: string;
  cid?: string;
  pwd: string;
}

/** Between the password and the code: signed, for five minutes, under a key of its own. Ends with the password. */
@Injectable()
export class MfaChallenges {
  private readonly key: KeyObject;

  constructor(config: Config) {
    this.key = derivedKey(config, AUDIENCE);
  }

  sign({ userId, firmId, clientId }: Omit<Challenge, 'id'>, passwordHash: string): string {
    const payload = { pwd: hashOf(passwordHash), fid: firmId, cid: clientId };
    return jwt.sign(payload, this.key, {
      algorithm: 'HS256',
      ...{ audience: AUDIENCE, subject: userId, jwtid: uuidv7(), expiresIn: SECONDS },
    });
  }

  /** Undefined for anything but a live challenge of ours. */
  read(token: string): (Challenge & { isOf: (passwordHash: string) => boolean }) | undefined {
    try {
      const payload = jwt.verify(token, this.key, { algorithms: ['HS256'], audience: AUDIENCE });
      const { jti: id, sub: userId, fid: firmId, cid: clientId, pwd } = payload as unknown as Payload;
      return { id, userId, firmId, clientId, isOf: (hash) => hashOf(hash) === pwd };
    } catch {
      return undefined;
    }
  }
}
