import { Injectable } from '@nestjs/common';
import { isZero } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import type { CreateTaxRateDto, ListTaxRatesQuery, TaxRateDto } from './dto/tax-rate.dto.js';
import { TaxRate } from './tax-rate.entity.js';
import { RATE_IN_FORCE, TAX_RATE, TAX_RATE_LIST } from './tax-rates.queries.js';

onConstraint('uq_tax_rates_code_valid_from', () => {
  const message = 'The code has a rate from this day already.';
  return new DomainError('TAX_RATE_TAKEN', 409, message, [{ field: 'validFrom', code: 'TAKEN', message }]);
});

@Injectable()
export class TaxRatesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext, { q, code, ...page }: ListTaxRatesQuery): Promise<Page<TaxRateDto>> {
    return this.database.page(ctx, TAX_RATE_LIST, page, { q: q && contains(q), code });
  }

  /** A new rate of a code from a day on. Issued invoices keep theirs. @throws 422, 409 when the day is taken */
  async create(ctx: RequestContext, { ...draft }: CreateTaxRateDto): Promise<TaxRateDto> {
    if (isZero(draft.percent) === (draft.category === 'S')) {
      const rule = 'Category S taxes more than 0 %, every other category 0 %.';
      throw DomainError.field('percent', 'PERCENT_OF_CATEGORY', rule);
    }
    const { id, code } = await this.database.repo(ctx, TaxRate).insert(draft);
    const rate = (await this.database.one<TaxRateDto>(ctx, TAX_RATE, [ctx.firmId, id]))!;
    await this.audit.record(ctx, {
      action: 'tax_rate.created',
      objectType: 'tax_rate',
      objectId: id,
      objectLabel: code,
      after: rate,
    });
    return rate;
  }

  /** The code's rate on a day. @throws 422 naming `field` when the code has none by then */
  async inForce(ctx: RequestContext, code: string, date: string, field = 'code'): Promise<TaxRateDto> {
    const rate = await this.database.one<TaxRateDto>(ctx, RATE_IN_FORCE, [ctx.firmId, code, date]);
    if (rate) return rate;
    throw DomainError.field(field, 'TAX_RATE_MISSING', `No tax rate ${code} is in force on ${date}.`);
  }
}
