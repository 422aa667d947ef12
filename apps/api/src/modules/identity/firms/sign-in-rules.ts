import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { staleVersion, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { hasFactor } from '../auth/factor.queries.js';
import type { SignInRulesDto, UpdateSignInRulesDto } from './dto/sign-in-rules.dto.js';
import { LOCK_FIRM } from './firms.queries.js';

const RULES = `SELECT f.version, f.mfa_required AS "mfaRequired", (SELECT count(*)::int FROM memberships m
    WHERE m.firm_id = f.id AND m.status = 'active' AND NOT ${hasFactor('m.user_id')}) AS "membersWithoutFactor"
  FROM firms f WHERE f.id = $1`;
const UPDATE = `UPDATE firms SET mfa_required = $2, version = version + 1, updated_at = now() WHERE id = $1`;
const GAVE_FACTOR = 'SELECT 1 FROM sessions WHERE id = $1 AND second_factor';

/** What a firm asks of those who sign in to it. */
@Injectable()
export class SignInRules {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async get(ctx: RequestContext): Promise<SignInRulesDto> {
    return (await this.database.one<SignInRulesDto>(ctx, RULES, [ctx.firmId]))!;
  }

  /** @throws 409 when a second factor is asked for by somebody who gave none, 412 */
  async update(
    ctx: RequestContext,
    version: number,
    { mfaRequired }: UpdateSignInRulesDto,
  ): Promise<SignInRulesDto> {
    const held = await this.database.one<{ version: number }>(ctx, LOCK_FIRM, [ctx.firmId]);
    if (held?.version !== version) throw staleVersion();
    const before = await this.get(ctx);
    if (mfaRequired === before.mfaRequired) return before;
    if (mfaRequired && !(await this.database.one(ctx, GAVE_FACTOR, [ctx.sessionId]))) throw ownFactorFirst();
    await this.database.query(ctx, UPDATE, [ctx.firmId, mfaRequired]);
    await this.audit.record(ctx, {
      action: 'firm.sign_in_rules_changed',
      objectType: 'firm',
      objectId: ctx.firmId,
      objectLabel: ctx.firm.name,
      before: { mfaRequired: before.mfaRequired },
      after: { mfaRequired },
    });
    return this.get(ctx);
  }
}

// else they would shut themselves out with the same click
const ownFactorFirst = () =>
  wrongState('OWN_FACTOR_FIRST', 'Set up a second factor for yourself first, in your account.');
