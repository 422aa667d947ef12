import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { derivedKey } from './secrets.js';
import { Config } from '../config/config.js';

const IV_BYTES = 12;
const OTHER_KEY =
  'This cannot be read any more: the JWT_SECRET of this server was changed since it was set up.';

/**
 * Secrets that must be read again, sealed by AES-256-GCM under a key that is derived from JWT_SECRET: a copy of the
 * database alone opens none of them. A sealed text names its key and is bound to what it belongs to.
 */
@Injectable()
export class Vault {
  private readonly key: KeyObject;
  private readonly keyId: string;

  constructor(config: Config) {
    this.key = derivedKey(config, 'votra vault v1');
    this.keyId = createHash('sha256').update(this.key.export()).digest('hex').slice(0, 8);
  }

  /** `owner` is repeated to open it: a sealed text that was moved to another row does not open. */
  seal(secret: string, owner: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return [this.keyId, ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(
      '.',
    );
  }

  /** @throws 409 when it was sealed under another JWT_SECRET; Error when for another owner, or changed */
  open(text: string, owner: string): string {
    const [keyId, ...parts] = text.split('.');
    if (keyId !== this.keyId) throw new DomainError('SEALED_UNDER_OTHER_KEY', 409, OTHER_KEY);
    const [iv, sealed, tag] = parts.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer];
    const decipher = createDecipheriv('aes-256-gcm', this.key, iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8');
  }
}
