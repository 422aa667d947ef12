import { Injectable } from '@nestjs/common';
import { renderSVG } from 'uqr';
import { Vault } from '../../../../platform/access/vault.js';
import { DomainError, wrongState } from '../../../../platform/errors/domain-error.js';
import { Database } from '../../../../platform/persistence/database.js';
import { AccountRecord } from '../account-record.js';
import type { Caller } from '../caller.js';
import type {
  AuthenticatorDto,
  AuthenticatorSetupDto,
  PasswordAndCodeDto,
  RenewCodesDto,
} from '../dto/authenticator.dto.js';
import { FORGET_APP, hasApp, hasFactor } from '../factor.queries.js';
import { Factors, type Who } from '../factors.js';
import { Proof } from '../proof.js';
import { SecondFactor, TAKE_STEP } from './second-factor.js';
import { newTotpSecret, stepOf, totpUri } from './totp.js';

const STATE = `SELECT (SELECT a.confirmed_at FROM authenticators a WHERE a.user_id = $1) AS since,
    CASE WHEN ${hasFactor('$1')} THEN (SELECT count(*)::int FROM recovery_codes r
      WHERE r.user_id = $1 AND r.used_at IS NULL) END AS "left"`;
/** A set-up that was begun anew forgets the one before; one that is confirmed stays. */
const BEGIN = `INSERT INTO authenticators (user_id, sealed_secret) VALUES ($1, $2)
  ON CONFLICT (user_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, created_at = now(), last_step = NULL
    WHERE authenticators.confirmed_at IS NULL`;
const PENDING = `SELECT a.sealed_secret AS "sealedSecret", u.name, u.email FROM authenticators a
  JOIN users u ON u.id = a.user_id WHERE a.user_id = $1 AND a.confirmed_at IS NULL FOR UPDATE OF a`;
const KINDS = `SELECT ${hasApp('$1')} AS "hasApp", ${hasFactor('$1')} AS "hasFactor"`;

/** Setting up, renewing and giving up one's authenticator app. */
@Injectable()
export class Authenticators {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly proof: Proof,
    private readonly factor: SecondFactor,
    private readonly factors: Factors,
    private readonly accountRecord: AccountRecord,
  ) {}

  async state({ userId }: Who): Promise<AuthenticatorDto> {
    return this.database.transaction({}, async (tx) => {
      const row = (await tx.run<{ since: Date | null; left: number | null }>(STATE, [userId])).rows[0]!;
      return { since: row.since?.toISOString() ?? null, recoveryCodesLeft: row.left };
    });
  }

  /** Nothing is asked for at sign-in before a code confirms the app. @throws 409 when there is one, 422, 429 */
  async begin(who: Who, password: string): Promise<AuthenticatorSetupDto> {
    const { userId } = who;
    const { email } = await this.proof.byPassword(userId, password, 'password');
    const secret = newTotpSecret();
    const sealed = this.vault.seal(secret, userId);
    const { rowCount } = await this.database.transaction({}, async (tx) => {
      await this.factors.assertMayAdd(tx, who);
      return tx.run(BEGIN, [userId, sealed]);
    });
    if (!rowCount)
      throw wrongState('AUTHENTICATOR_ON', 'An authenticator app is set up already. Turn it off first.');
    const uri = totpUri(secret, email);
    return { secret, uri, qr: renderSVG(uri, { border: 2 }) };
  }

  /** From now on sign-in asks for a code. Answers recovery codes with the first second factor. @throws 409, 422 */
  confirm(who: Who, code: string, caller: Caller): Promise<string[]> {
    const { userId } = who;
    return this.database.transaction({ userId }, async (tx) => {
      const { isFirst } = await this.factors.assertMayAdd(tx, who);
      const [pending] = (
        await tx.run<{ sealedSecret: string; name: string; email: string }>(PENDING, [userId])
      ).rows;
      if (!pending) throw wrongState('AUTHENTICATOR_NOT_BEGUN', 'Begin the set-up anew.');
      const secret = this.vault.open(pending.sealedSecret, userId);
      const step = stepOf(secret, code.replace(/\s/g, ''), Date.now());
      if (step === undefined) throw codeWrong('This is not the code that the app shows now.');
      await tx.run(TAKE_STEP, [userId, step]);
      const codes = await this.factors.added(tx, who, isFirst);
      const { name, email } = pending;
      const what = 'An authenticator app was set up';
      await this.factors.tell(tx, { userId, name, email, action: 'user.authenticator_added', what }, caller);
      return codes;
    });
  }

  /** Ten new codes; those from before end. Without an app the password is enough. @throws 409 without a factor, 422, 429 */
  async renewCodes(
    { userId }: Who,
    { password, code = '' }: RenewCodesDto,
    caller: Caller,
  ): Promise<string[]> {
    const { rows } = await this.database.transaction({}, (tx) =>
      tx.run<{ hasApp: boolean; hasFactor: boolean }>(KINDS, [userId]),
    );
    const { hasApp: withApp, hasFactor: withAny } = rows[0]!;
    if (!withAny) throw wrongState('NO_SECOND_FACTOR', 'Recovery codes come with your first second factor.');
    if (withApp) await this.prove(userId, { password, code });
    else await this.proof.byPassword(userId, password, 'password');
    return this.database.transaction({ userId }, async (tx) => {
      const codes = await this.factors.newCodes(tx, userId);
      await this.accountRecord.record(tx, caller, {
        ...{ userId, action: 'user.recovery_codes_renewed', by: 'person' },
      });
      return codes;
    });
  }

  /** @throws 422 unless password and code are right, 429 */
  async remove({ userId }: Who, proof: PasswordAndCodeDto, caller: Caller): Promise<void> {
    const { name, email } = await this.prove(userId, proof);
    await this.database.transaction({ userId }, async (tx) => {
      await tx.run(FORGET_APP, [userId]);
      await this.factors.removed(tx, userId);
      const what = 'Your authenticator app was turned off';
      await this.factors.tell(
        tx,
        { userId, name, email, action: 'user.authenticator_removed', what },
        caller,
      );
    });
  }

  private async prove(userId: string, { password, code }: PasswordAndCodeDto) {
    const person = await this.proof.byPassword(userId, password, 'password');
    if (!(await this.factor.takes(userId, code)))
      throw codeWrong('This code is not right, or was used already.');
    return person;
  }
}

const codeWrong = (sentence: string): DomainError => DomainError.field('code', 'CODE_WRONG', sentence);
