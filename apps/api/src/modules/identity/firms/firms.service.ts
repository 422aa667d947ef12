import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, staleVersion } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { FirmDto, UpdateFirmDto } from './dto/firm.dto.js';
import { FIRM, LOCK_FIRM, UPDATE_FIRM } from './firms.queries.js';

/** What a firm says of itself, and how it counts and writes. */
@Injectable()
export class FirmsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async get(ctx: RequestContext): Promise<FirmDto> {
    return (await this.database.one<FirmDto>(ctx, FIRM, [ctx.firmId]))!;
  }

  /** @throws 409 when the week's first day is changed and weeks exist, 412, 422 */
  async update(ctx: RequestContext, version: number, changes: UpdateFirmDto): Promise<FirmDto> {
    const held = await this.database.one<{ version: number }>(ctx, LOCK_FIRM, [ctx.firmId]);
    if (held?.version !== version) throw staleVersion();
    const before = await this.get(ctx);
    const wanted = Object.assign({}, before, changes);
    wanted.iban = wanted.iban.replaceAll(/\s/g, '').toUpperCase();
    wanted.bic = wanted.bic.toUpperCase();
    if (before.weekStartFixed && wanted.weekStart !== before.weekStart) throw weekStartFixed();
    await this.database.query(ctx, UPDATE_FIRM, [
      ...[ctx.firmId, wanted.name, wanted.address, wanted.taxId, wanted.email, wanted.phone, wanted.bankName],
      ...[wanted.iban, wanted.bic, wanted.locale, wanted.timeZone, wanted.weekStart],
      ...[wanted.weeklyTargetSeconds, wanted.invoiceNumberFormat],
    ]);
    const after = await this.get(ctx);
    await this.audit.record(ctx, {
      action: 'firm.updated',
      objectType: 'firm',
      objectId: ctx.firmId,
      objectLabel: after.name,
      before,
      after,
    });
    return after;
  }
}

function weekStartFixed(): DomainError {
  const message = 'Weeks were made with their first day, so it stays.';
  return new DomainError('WEEK_START_FIXED', 409, message, [{ field: 'weekStart', code: 'FIXED', message }]);
}
