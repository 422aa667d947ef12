import { Injectable } from '@nestjs/common';
import { compare, isZero } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import type {
  CreateTaxRateDto,
  ListTaxRatesQuery,
  TaxRateDto,
  TaxRateInForceDto,
  UpdateTaxRateDto,
} from './dto/tax-rate.dto.js';
import { TaxRate } from './tax-rate.entity.js';
import { HOLD_RATE_IN_FORCE, RATE_IN_FORCE, TAX_RATE, TAX_RATE_LIST } from './tax-rates.queries.js';

onConstraint('uq_tax_rates_code_valid_from', () => {
  const message = 'The code has a rate from this day already.';
  return new DomainError('TAX_RATE_TAKEN', 409, message, [{ field: 'validFrom', code: 'TAKEN', message }]);
});

const taxRateUsed = () =>
  wrongState(
    'TAX_RATE_USED',
    'Issued invoices were taxed by this rate, so it stays as it is. Add one that holds from a later day.',
  );

@Injectable()
export class TaxRatesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext, { q, code, ...page }: ListTaxRatesQuery): Promise<Page<TaxRateDto>> {
    return this.database.page(ctx, TAX_RATE_LIST, page, { q: q && contains(q), code });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<TaxRateDto> {
    const rate = await this.database.one<TaxRateDto>(ctx, TAX_RATE, [ctx.firmId, id]);
    if (!rate) throw notFound('tax rate');
    return rate;
  }

  /** A new rate of a code from a day on. Issued invoices keep theirs. @throws 422, 409 when the day is taken */
  async create(ctx: RequestContext, { ...draft }: CreateTaxRateDto): Promise<TaxRateDto> {
    checkPercent(draft);
    const rate = await this.database.repo(ctx, TaxRate).insert(draft);
    await this.record(ctx, 'tax_rate.created', null, rate);
    return this.get(ctx, rate.id);
  }

  /** Corrects a rate. @throws 404, 409 once an issued invoice was taxed by it or when the day is taken, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateTaxRateDto,
  ): Promise<TaxRateDto> {
    const before = await this.lockUnused(ctx, id, version);
    const { category = before.category, percent = before.percent } = changes;
    checkPercent({ category, percent });
    const after = await this.database.repo(ctx, TaxRate).update(id, changes);
    await this.record(ctx, 'tax_rate.updated', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 once an issued invoice was taxed by it, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const rate = await this.lockUnused(ctx, id, version);
    await this.database.repo(ctx, TaxRate).delete({ id });
    await this.record(ctx, 'tax_rate.deleted', rate, null);
  }

  /** The code's rate on a day. @throws 422 naming `field` when the code has none by then */
  inForce(ctx: RequestContext, code: string, date: string, field = 'code'): Promise<TaxRateInForceDto> {
    return this.found(ctx, RATE_IN_FORCE, code, date, field);
  }

  /** As `inForce`, for a transaction that freezes it: the rate stays as it is until the end. */
  holdInForce(ctx: RequestContext, code: string, date: string, field: string): Promise<TaxRateInForceDto> {
    return this.found(ctx, HOLD_RATE_IN_FORCE, code, date, field);
  }

  private async found(
    ctx: RequestContext,
    text: string,
    code: string,
    date: string,
    field: string,
  ): Promise<TaxRateInForceDto> {
    const rate = await this.database.one<TaxRateInForceDto>(ctx, text, [ctx.firmId, code, date]);
    if (rate) return rate;
    throw DomainError.field(field, 'TAX_RATE_MISSING', `No tax rate ${code} is in force on ${date}.`);
  }

  /** The lock first: an invoice that is being issued by the rate is waited for, and seen. */
  private async lockUnused(ctx: RequestContext, id: string, version: number): Promise<TaxRate> {
    const rate = await this.database.repo(ctx, TaxRate).lockVersion(id, version);
    if ((await this.get(ctx, id)).isUsed) throw taxRateUsed();
    return rate;
  }

  private record(
    ctx: RequestContext,
    action: string,
    before: TaxRate | null,
    after: TaxRate | null,
  ): Promise<void> {
    const { id: objectId, code: objectLabel } = (after ?? before)!;
    return this.audit.record(ctx, { action, objectType: 'tax_rate', objectId, objectLabel, before, after });
  }
}

/** @throws 422 */
function checkPercent({ category, percent }: Pick<TaxRate, 'category' | 'percent'>): void {
  if (isZero(percent) === (category === 'S')) {
    const rule = 'Category S taxes more than 0 %, every other category 0 %.';
    throw DomainError.field('percent', 'PERCENT_OF_CATEGORY', rule);
  }
  if (compare(percent, '100') >= 0)
    throw DomainError.field('percent', 'PERCENT_TOO_HIGH', 'A tax is less than 100 %.');
}
