import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey } from '../../../platform/access/secrets.js';
import { Config } from '../../../platform/config/config.js';
import { formOutdated } from './lead-forms.errors.js';

const AUDIENCE = 'votra lead form';
const HOURS = 24;

/**
 * Goes out with a form and comes back with what was filled in: says which form it was and when it was made. It is
 * signed instead of kept, so that strangers who ask for many fill no table; the entry that it came back with keeps its id.
 */
@Injectable()
export class FormTokens {
  private readonly key: KeyObject;

  constructor(config: Config) {
    this.key = derivedKey(config, AUDIENCE);
  }

  sign(formId: string): string {
    return jwt.sign({ at: Date.now() }, this.key, {
      ...{ algorithm: 'HS256', subject: formId, audience: AUDIENCE, jwtid: uuidv7() },
      expiresIn: HOURS * 3_600,
    });
  }

  /** Its id, and how many milliseconds ago it was made. @throws 422 for anything but a live token of the form */
  read(token: string, formId: string): { id: string; ms: number } {
    try {
      const options = { algorithms: ['HS256' as const], audience: AUDIENCE, subject: formId };
      const { jti, at } = jwt.verify(token, this.key, options) as { jti: string; at: number };
      return { id: jti, ms: Date.now() - at };
    } catch {
      throw formOutdated();
    }
  }
}
