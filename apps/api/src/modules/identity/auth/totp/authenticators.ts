import { Injectable } from '@nestjs/common';
import { renderSVG } from 'uqr';
import { v7 as uuidv7 } from 'uuid';
import { Vault } from '../../../../platform/access/vault.js';
import { DomainError, wrongState } from '../../../../platform/errors/domain-error.js';
import { AccountMails } from '../../../../platform/mail/account-mails.js';
import { Database } from '../../../../platform/persistence/database.js';
import type { Tx } from '../../../../platform/persistence/tx.js';
import { AccountRecord } from '../account-record.js';
import type { Caller } from '../caller.js';
import type { AuthenticatorDto, AuthenticatorSetupDto } from '../dto/authenticator.dto.js';
import { FACTOR_GIVEN, NO_FACTOR_GIVEN } from '../factor.queries.js';
import { Proof } from '../proof.js';
import { END_ALL } from '../session.queries.js';
import { newRecoveryCodes, recoveryHash } from './recovery-codes.js';
import { SecondFactor, TAKE_STEP } from './second-factor.js';
import { newTotpSecret, stepOf, totpUri } from './totp.js';

interface Who {
  userId: string;
  sessionId?: string | undefined;
}

const STATE = `SELECT a.confirmed_at AS since,
    (SELECT count(*)::int FROM recovery_codes r WHERE r.user_id = a.user_id AND r.used_at IS NULL) AS "left"
  FROM authenticators a WHERE a.user_id = $1 AND a.confirmed_at IS NOT NULL`;
/** A set-up that was begun anew forgets the one before; one that is confirmed stays. */
const BEGIN = `INSERT INTO authenticators (user_id, sealed_secret) VALUES ($1, $2)
  ON CONFLICT (user_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, created_at = now(), last_step = NULL
    WHERE authenticators.confirmed_at IS NULL`;
const PENDING = `SELECT a.sealed_secret AS "sealedSecret", u.name, u.email FROM authenticators a
  JOIN users u ON u.id = a.user_id WHERE a.user_id = $1 AND a.confirmed_at IS NULL FOR UPDATE OF a`;
const FORGET_CODES = 'DELETE FROM recovery_codes WHERE user_id = $1';
const KEEP_CODES = `INSERT INTO recovery_codes (id, user_id, code_hash)
  SELECT c.id, $1, c.hash FROM unnest($2::uuid[], $3::text[]) AS c(id, hash)`;
const REMOVE = 'DELETE FROM authenticators WHERE user_id = $1';

/** Setting up, renewing and giving up one's second factor. */
@Injectable()
export class Authenticators {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly proof: Proof,
    private readonly factor: SecondFactor,
    private readonly accountRecord: AccountRecord,
    private readonly mails: AccountMails,
  ) {}

  async state({ userId }: Who): Promise<AuthenticatorDto> {
    return this.database.transaction({}, async (tx) => {
      const row = (await tx.run<{ since: Date; left: number }>(STATE, [userId])).rows[0];
      return { since: row?.since.toISOString() ?? null, recoveryCodesLeft: row?.left ?? 0 };
    });
  }

  /** Nothing is asked for at sign-in before a code confirms the app. @throws 409 when there is one, 422, 429 */
  async begin({ userId }: Who, password: string): Promise<AuthenticatorSetupDto> {
    const { email } = await this.proof.byPassword(userId, password, 'password');
    const secret = newTotpSecret();
    const sealed = this.vault.seal(secret, userId);
    const { rowCount } = await this.database.transaction({}, (tx) => tx.run(BEGIN, [userId, sealed]));
    if (!rowCount)
      throw wrongState('AUTHENTICATOR_ON', 'An authenticator app is set up already. Turn it off first.');
    const uri = totpUri(secret, email);
    return { secret, uri, qr: renderSVG(uri, { border: 2 }) };
  }

  /** From now on sign-in asks for a code; other sessions, which never gave one, end. @throws 409, 422 */
  async confirm({ userId, sessionId }: Who, code: string, caller: Caller): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.database.transaction({ userId }, async (tx) => {
      const [pending] = (
        await tx.run<{ sealedSecret: string; name: string; email: string }>(PENDING, [userId])
      ).rows;
      if (!pending) throw wrongState('AUTHENTICATOR_NOT_BEGUN', 'Begin the set-up anew.');
      const secret = this.vault.open(pending.sealedSecret, userId);
      const step = stepOf(secret, code.replace(/\s/g, ''), Date.now());
      if (step === undefined) throw codeWrong('This is not the code that the app shows now.');
      await tx.run(TAKE_STEP, [userId, step]);
      await keepCodes(tx, userId, codes);
      await tx.run(END_ALL, [userId, sessionId ?? null, 'second factor set up']);
      await tx.run(FACTOR_GIVEN, [sessionId, userId]);
      await this.tell(tx, { userId, action: 'user.authenticator_added' }, pending, caller);
    });
    return codes;
  }

  /** Ten new codes; those from before end. @throws 422, 429 */
  async renewCodes(
    { userId }: Who,
    proof: { password: string; code: string },
    caller: Caller,
  ): Promise<string[]> {
    await this.prove(userId, proof);
    const codes = newRecoveryCodes();
    await this.database.transaction({ userId }, async (tx) => {
      await keepCodes(tx, userId, codes);
      await this.accountRecord.record(tx, caller, {
        ...{ userId, action: 'user.recovery_codes_renewed', by: 'person' },
      });
    });
    return codes;
  }

  /** @throws 422 unless password and code are right, 429 */
  async remove({ userId }: Who, proof: { password: string; code: string }, caller: Caller): Promise<void> {
    const person = await this.prove(userId, proof);
    await this.database.transaction({ userId }, async (tx) => {
      await tx.run(REMOVE, [userId]);
      await tx.run(FORGET_CODES, [userId]);
      await tx.run(NO_FACTOR_GIVEN, [userId]);
      await this.tell(tx, { userId, action: 'user.authenticator_removed' }, person, caller);
    });
  }

  private async prove(userId: string, { password, code }: { password: string; code: string }) {
    const person = await this.proof.byPassword(userId, password, 'password');
    if (!(await this.factor.takes(userId, code)))
      throw codeWrong('This code is not right, or was used already.');
    return person;
  }

  private async tell(
    tx: Tx,
    deed: { userId: string; action: 'user.authenticator_added' | 'user.authenticator_removed' },
    { name, email }: { name: string; email: string },
    caller: Caller,
  ): Promise<void> {
    await this.accountRecord.record(tx, caller, { ...deed, by: 'person' });
    const what = deed.action === 'user.authenticator_added' ? 'set up' : 'turned off';
    await this.mails.send(tx, {
      recipient: email,
      subject: `Two-step sign-in was ${what}`,
      body: `Hello ${name},\n\nsigning in by an authenticator app was ${what} for ${email} just now. If it was not you, change your password at once:\n\n${this.mails.page('/account')}\n`,
    });
  }
}

const codeWrong = (sentence: string): DomainError => DomainError.field('code', 'CODE_WRONG', sentence);

async function keepCodes(tx: Tx, userId: string, codes: readonly string[]): Promise<void> {
  await tx.run(FORGET_CODES, [userId]);
  await tx.run(KEEP_CODES, [userId, codes.map(() => uuidv7()), codes.map(recoveryHash)]);
}
