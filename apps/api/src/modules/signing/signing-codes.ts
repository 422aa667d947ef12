import { createHmac, type KeyObject, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { derivedKey } from '../../platform/access/secrets.js';
import { Config } from '../../platform/config/config.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import type { DomainError } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { type From, SignatureLog, whoIs } from './signature-log.js';
import { type SignatureRequest, Signer } from './signature.entity.js';
import { codeOver, codeSoon, codesUsedUp, codeWrong } from './signing.errors.js';
import { SigningMails } from './signing-mails.js';

const DIGITS = 6;
const HOLDS_MS = 600_000;
const PAUSE_MS = 60_000;
const MOST_GUESSES = 5;
const MOST_CODES = 5;

/** One-time codes by mail: of six digits, for ten minutes and five guesses, five for each link. */
@Injectable()
export class SigningCodes {
  /** A million codes are soon tried against a plain hash; without this key they are not. */
  private readonly key: KeyObject;

  constructor(
    config: Config,
    private readonly database: Database,
    private readonly mails: SigningMails,
    private readonly log: SignatureLog,
  ) {
    this.key = derivedKey(config, 'votra signing codes v1');
  }

  /** @throws 409 when five were sent, 429 within a minute of the one before */
  async send(ctx: RequestContext, request: SignatureRequest, signer: Signer, from: From): Promise<void> {
    if (signer.codesSent >= MOST_CODES) throw codesUsedUp();
    const wait =
      signer.codeHash && signer.codeSentAt ? signer.codeSentAt.getTime() + PAUSE_MS - Date.now() : 0;
    if (wait > 0) throw codeSoon(Math.ceil(wait / 1_000));
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    await this.database.repo(ctx, Signer).update(signer.id, {
      ...{ codeHash: this.hash(signer, code), codeSentAt: new Date(), codeGuesses: 0 },
      codesSent: signer.codesSent + 1,
    });
    await this.mails.sendCode(ctx, request, signer, code);
    await this.log.add(ctx, request, { deed: 'code_sent', who: whoIs(signer), from });
  }

  /** Why the code does not hold; undefined when it does. A wrong one is counted, so the caller commits. */
  async refusal(
    ctx: RequestContext,
    request: SignatureRequest,
    signer: Signer,
    code: string,
    from: From,
  ): Promise<DomainError | undefined> {
    const { codeHash, codeSentAt, codeGuesses } = signer;
    if (
      !codeHash ||
      !codeSentAt ||
      codeSentAt.getTime() + HOLDS_MS < Date.now() ||
      codeGuesses >= MOST_GUESSES
    )
      return codeOver();
    if (timingSafeEqual(Buffer.from(codeHash), Buffer.from(this.hash(signer, code)))) return undefined;
    await this.database.repo(ctx, Signer).update(signer.id, { codeGuesses: codeGuesses + 1 });
    await this.log.add(ctx, request, { deed: 'code_wrong', who: whoIs(signer), from });
    return codeWrong(MOST_GUESSES - codeGuesses - 1);
  }

  private hash({ id }: Signer, code: string): string {
    return createHmac('sha256', this.key).update(`${id} ${code}`).digest('base64url');
  }
}
