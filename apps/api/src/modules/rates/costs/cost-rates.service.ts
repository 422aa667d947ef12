import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { Membership } from '../../identity/index.js';
import type {
  CostRateDto,
  CreateCostRateDto,
  ListCostRatesQuery,
  UpdateCostRateDto,
} from './dto/cost-rate.dto.js';
import { CostRate } from './cost-rate.entity.js';
import { COST_RATE, COST_RATE_LIST, COSTS_OF_ROLES, END_COST_BEFORE } from './cost-rates.queries.js';

for (const constraint of ['ex_cost_rates_person', 'ex_cost_rates_role'])
  onConstraint(constraint, () =>
    wrongState('COST_RATES_OVERLAP', 'There is a cost for some of these days already.'),
  );

interface CostOfRole {
  role: string;
  hourlyCost: string;
  currency: string;
}

/** What hours cost the firm. The record says that a cost was changed, and for nobody how high it is. */
@Injectable()
export class CostRates {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext, { q, membershipId, ...page }: ListCostRatesQuery): Promise<Page<CostRateDto>> {
    return this.database.page(ctx, COST_RATE_LIST, page, { q: q && contains(q), membershipId });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<CostRateDto> {
    const cost = await this.database.one<CostRateDto>(ctx, COST_RATE, [ctx.firmId, id]);
    if (!cost) throw notFound('cost rate');
    return cost;
  }

  /** What an hour of each of the roles costs on a day, by the role in small letters; a role without a cost is left out. */
  async ofRoles(
    ctx: RequestContext,
    roles: readonly string[],
    day: string,
  ): Promise<ReadonlyMap<string, Omit<CostOfRole, 'role'>>> {
    const wanted = roles.map((role) => role.toLowerCase());
    const rows = await this.database.query<CostOfRole & Record<string, unknown>>(ctx, COSTS_OF_ROLES, [
      ctx.firmId,
      wanted,
      day,
    ]);
    return new Map(rows.map(({ role, ...cost }) => [role, cost]));
  }

  /** @throws 409 when another one holds on these days, 422 */
  async create(ctx: RequestContext, draft: CreateCostRateDto): Promise<CostRateDto> {
    const { membershipId = null, role = null, currency = ctx.firm.baseCurrency, hourlyCost } = draft;
    const { effectiveFrom = null, effectiveTo = null } = draft;
    checkPeriod({ effectiveFrom, effectiveTo });
    if ((membershipId === null) === (role === null))
      throw DomainError.field('membershipId', 'COST_WITHOUT_ONE', 'A cost is that of a person or of a role.');
    if (membershipId && !(await this.database.repo(ctx, Membership).exists({ id: membershipId })))
      throw DomainError.field('membershipId', 'MEMBER_UNKNOWN', 'There is no such person in the firm.');
    if (effectiveFrom)
      await this.database.query(ctx, END_COST_BEFORE, [ctx.firmId, membershipId, role, effectiveFrom]);
    const row = { membershipId, role, currency, hourlyCost, effectiveFrom, effectiveTo };
    const { id } = await this.database.repo(ctx, CostRate).insert(row);
    return this.record(ctx, 'cost_rate.created', null, await this.get(ctx, id));
  }

  /** @throws 404, 409 when another one holds on these days, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { ...changes }: UpdateCostRateDto,
  ): Promise<CostRateDto> {
    const { effectiveFrom, effectiveTo } = await this.database.repo(ctx, CostRate).lockVersion(id, version);
    const before = await this.get(ctx, id);
    checkPeriod({ effectiveFrom, effectiveTo, ...changes });
    await this.database.repo(ctx, CostRate).update(id, changes);
    return this.record(ctx, 'cost_rate.updated', before, await this.get(ctx, id));
  }

  /** @throws 404, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    await this.database.repo(ctx, CostRate).lockVersion(id, version);
    const before = await this.get(ctx, id);
    await this.database.repo(ctx, CostRate).delete({ id });
    await this.record(ctx, 'cost_rate.deleted', before, null);
  }

  private async record<After extends CostRateDto | null>(
    ctx: RequestContext,
    action: string,
    before: CostRateDto | null,
    after: After,
  ): Promise<After> {
    const { id: objectId, personName, role } = (after ?? before)!;
    const objectLabel = personName ?? role ?? '';
    await this.audit.record(ctx, { action, objectType: 'cost_rate', objectId, objectLabel, before, after });
    return after;
  }
}

/** @throws 422 */
function checkPeriod({
  effectiveFrom,
  effectiveTo,
}: {
  effectiveFrom?: string | null;
  effectiveTo?: string | null;
}): void {
  if (effectiveFrom && effectiveTo && effectiveTo <= effectiveFrom)
    throw DomainError.field('effectiveTo', 'END_BEFORE_START', 'The end comes after the first day.');
}
