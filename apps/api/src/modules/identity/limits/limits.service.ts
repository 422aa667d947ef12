import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { staleVersion } from '../../../platform/errors/domain-error.js';
import { given } from '../../../platform/http/given.js';
import { Database } from '../../../platform/persistence/database.js';
import {
  FirmLimits,
  type OwnLimits,
  REQUEST_LIMITS_OF_FIRM,
} from '../../../platform/throttle/firm-limits.js';
import type { LimitsDto, UpdateLimitsDto } from './dto/limits.dto.js';

/** A firm that never set any has version 0; two that set them first meet at the key. */
const SET_LIMITS = `INSERT INTO request_limits AS l
    (firm_id, per_minute, per_hour, payments_per_minute, uploads_per_hour) VALUES ($1, $3, $4, $5, $6)
  ON CONFLICT (firm_id) DO UPDATE SET per_minute = $3, per_hour = $4, payments_per_minute = $5, uploads_per_hour = $6,
    version = l.version + 1, updated_at = now() WHERE l.version = $2
  RETURNING version`;
const NONE = { version: 0, perMinute: null, perHour: null, paymentsPerMinute: null, uploadsPerHour: null };

/** How many requests a firm lets one person or key send. */
@Injectable()
export class LimitsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly limits: FirmLimits,
  ) {}

  async get(ctx: RequestContext): Promise<LimitsDto> {
    const { version, ...own } =
      (await this.database.one<OwnLimits & { version: number }>(ctx, REQUEST_LIMITS_OF_FIRM, [ctx.firmId])) ??
      NONE;
    return { version, ...own, defaults: this.limits.defaults };
  }

  /** @throws 412, 422 */
  async update(ctx: RequestContext, version: number, changes: UpdateLimitsDto): Promise<LimitsDto> {
    const { version: seen, defaults, ...before } = await this.get(ctx);
    if (seen !== version) throw staleVersion();
    const after = { ...before, ...given(changes) };
    const written = await this.database.one<{ version: number }>(ctx, SET_LIMITS, [
      ...[ctx.firmId, version, after.perMinute, after.perHour, after.paymentsPerMinute, after.uploadsPerHour],
    ]);
    if (!written) throw staleVersion();
    await this.audit.record(ctx, {
      action: 'firm.limits_changed',
      objectType: 'firm',
      objectId: ctx.firmId,
      objectLabel: ctx.firm.name,
      before,
      after,
    });
    ctx.tx.afterCommit(() => this.limits.forget(ctx.firmId));
    return { version: written.version, ...after, defaults };
  }
}
