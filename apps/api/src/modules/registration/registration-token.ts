import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { derivedKey } from '../../platform/access/secrets.js';
import { Config } from '../../platform/config/config.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const AUDIENCE = 'votra registration';
const HOURS = 24;

/**
 * What a link to register proves: that its bearer reads the mail of an address. It is signed instead of kept, so that
 * strangers who ask for links fill no table. Used again it is of no more use than a password: who has a login by
 * then needs that too.
 */
@Injectable()
export class RegistrationTokens {
  private readonly key: KeyObject;

  constructor(config: Config) {
    this.key = derivedKey(config, AUDIENCE);
  }

  sign(email: string): string {
    return jwt.sign({}, this.key, {
      algorithm: 'HS256',
      subject: email,
      audience: AUDIENCE,
      expiresIn: HOURS * 3_600,
    });
  }

  /** The address. @throws 404 for anything but a live token of ours */
  read(token: string): string {
    try {
      const payload = jwt.verify(token, this.key, { algorithms: ['HS256'], audience: AUDIENCE });
      return (payload as { sub: string }).sub;
    } catch {
      throw new DomainError('LINK_ENDED', 404, 'This link has expired. Ask for a new one.');
    }
  }
}
