import { Injectable } from '@nestjs/common';
import { accentContrast, READABLE } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, staleVersion } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { FirmDto, UpdateFirmDto } from './dto/firm.dto.js';
import { FIRM, LOCK_FIRM, UPDATE_FIRM } from './firms.queries.js';
import { assertTaxIds, printedTaxIds } from './tax-ids.js';

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
    if (changes.taxIds) await assertTaxIds(changes.taxIds);
    if (changes.accent) assertReadable(changes.accent);
    const held = await this.database.one<{ version: number }>(ctx, LOCK_FIRM, [ctx.firmId]);
    if (held?.version !== version) throw staleVersion();
    const before = await this.get(ctx);
    const wanted = Object.assign({}, before, changes);
    wanted.iban = wanted.iban.replaceAll(/\s/g, '').toUpperCase();
    wanted.bic = wanted.bic.toUpperCase();
    if (before.weekStartFixed && wanted.weekStart !== before.weekStart) throw weekStartFixed();
    await this.database.query(ctx, UPDATE_FIRM, [
      ...[
        ctx.firmId,
        wanted.name,
        wanted.address,
        JSON.stringify(wanted.taxIds),
        wanted.email,
        wanted.phone,
        wanted.bankName,
      ],
      ...[wanted.iban, wanted.bic, wanted.locale, wanted.timeZone, wanted.weekStart],
      ...[wanted.workingSeconds, wanted.invoiceNumberFormat, wanted.fiscalYearMonth, wanted.accent],
      ...[wanted.workingSeconds.reduce((sum, day) => sum + day, 0), printedTaxIds(wanted.taxIds)],
      wanted.projectPrivacy,
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

function assertReadable(accent: string): void {
  const measured = accentContrast(accent);
  if (measured >= READABLE) return;
  const ratio = (Math.floor(measured * 100) / 100).toFixed(2);
  const message = `This colour is too bright to be read on a light page: its contrast is ${ratio}:1, and ${READABLE}:1 is needed.`;
  throw DomainError.field('accent', 'CONTRAST_TOO_LOW', message);
}

function weekStartFixed(): DomainError {
  const message = 'Weeks were made with their first day, so it stays.';
  return new DomainError('WEEK_START_FIXED', 409, message, [{ field: 'weekStart', code: 'FIXED', message }]);
}
