import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toHex } from '#libs/seal';
import { Vault } from '../../platform/access/vault.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { v7 as uuidv7 } from 'uuid';
import type { SigningKeyDto } from './dto/signing.dto.js';
import { SigningKey } from './signature.entity.js';
import { KEYS_SERVED } from './signature.queries.js';

/** A key that can sign: its public half in hexadecimal, and signatures over text in hexadecimal. */
export interface SealingKey {
  publicKey: string;
  sign(text: string): string;
}

interface Jwk {
  x: string;
  d: string;
}

/**
 * Each firm's Ed25519 key, made with its first sealed document. After JWT_SECRET changed the old key cannot be opened:
 * a new one seals from then on, and the old public half stays served.
 */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  async current(ctx: RequestContext): Promise<SealingKey> {
    const [newest] = (await this.database.repo(ctx, SigningKey).find({}, 'createdAt')).toReversed();
    return (newest && this.opened(newest)) ?? this.create(ctx);
  }

  /** The firm's public keys, the newest first; none for a firm that nobody knows. */
  served(firmId: string): Promise<SigningKeyDto[]> {
    return this.database.transaction({ firmId }, async (tx) => {
      const { rows } = await tx.run<SigningKeyDto & Record<string, unknown>>(KEYS_SERVED, [firmId]);
      return rows;
    });
  }

  private opened({ id, publicKey, sealedSecret }: SigningKey): SealingKey | undefined {
    try {
      return keyOf(publicKey, JSON.parse(this.vault.open(sealedSecret, ownerOf(id))) as Jwk);
    } catch (error) {
      if (error instanceof DomainError) return undefined; // sealed under another JWT_SECRET
      throw error;
    }
  }

  private async create(ctx: RequestContext): Promise<SealingKey> {
    const id = uuidv7();
    const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as Jwk;
    const publicKey = toHex(Buffer.from(x, 'base64url'));
    const sealedSecret = this.vault.seal(JSON.stringify({ d, x }), ownerOf(id));
    await this.database.repo(ctx, SigningKey).append({ id, publicKey, sealedSecret });
    return keyOf(publicKey, { d, x });
  }
}

const ownerOf = (id: string): string => `signing key ${id}`;

function keyOf(publicKey: string, { d, x }: Jwk): SealingKey {
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' });
  return { publicKey, sign: (text) => toHex(sign(null, Buffer.from(text, 'latin1'), key)) };
}
