import { Injectable } from '@nestjs/common';
import { compare } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, staleVersion } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { ProposalSettingsDto, UpdateProposalSettingsDto } from './proposal-settings.dto.js';

const SETTINGS = `SELECT version, least_margin AS "leastMargin" FROM proposal_settings WHERE firm_id = $1`;
/** A firm that never set any has version 0; two that set them first meet at the key. */
const SET = `INSERT INTO proposal_settings AS s (firm_id, least_margin) VALUES ($1, $3)
  ON CONFLICT (firm_id) DO UPDATE SET least_margin = $3, version = s.version + 1 WHERE s.version = $2
  RETURNING version, least_margin AS "leastMargin"`;

/** How the firm offers. */
@Injectable()
export class ProposalSettingsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async get(ctx: RequestContext): Promise<ProposalSettingsDto> {
    const kept = await this.database.one<ProposalSettingsDto & Record<string, unknown>>(ctx, SETTINGS, [
      ctx.firmId,
    ]);
    return kept ?? { version: 0, leastMargin: null };
  }

  /** @throws 412, 422 */
  async update(
    ctx: RequestContext,
    version: number,
    { leastMargin }: UpdateProposalSettingsDto,
  ): Promise<ProposalSettingsDto> {
    if (leastMargin !== null && compare(leastMargin, '100') >= 0)
      throw DomainError.field('leastMargin', 'PERCENT_TOO_HIGH', 'A margin is less than 100 %.');
    const before = await this.get(ctx);
    if (before.version !== version) throw staleVersion();
    const after = await this.database.one<ProposalSettingsDto & Record<string, unknown>>(ctx, SET, [
      ...[ctx.firmId, version, leastMargin],
    ]);
    if (!after) throw staleVersion();
    const object = { objectType: 'firm', objectId: ctx.firmId, objectLabel: ctx.firm.name };
    await this.audit.record(ctx, { action: 'firm.proposal_settings_changed', ...object, before, after });
    return after;
  }
}
