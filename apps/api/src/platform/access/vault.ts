import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';

const IV_BYTES = 12;

/**
 * Secrets that must be read again, sealed by AES-256-GCM under a key that is derived from JWT_SECRET: a copy of the
 * database alone opens none of them. A sealed text names its key and is bound to what it belongs to.
 */
@Injectable()
export class Vault {
  private readonly key: Buffer;
  private readonly keyId: string;

  constructor(config: Config) {
    this.key = Buffer.from(hkdfSync('sha256', config.JWT_SECRET, '', 'votra vault v1', 32));
    this.keyId = createHash('sha256').update(this.key).digest('hex').slice(0, 8);
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

  /** @throws Error when it was sealed under another JWT_SECRET, for another owner, or was changed */
  open(text: string, owner: string): string {
    const [keyId, ...parts] = text.split('.');
    if (keyId !== this.keyId) throw new Error('This was sealed under another JWT_SECRET.');
    const [iv, sealed, tag] = parts.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer];
    const decipher = createDecipheriv('aes-256-gcm', this.key, iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8');
  }
}
