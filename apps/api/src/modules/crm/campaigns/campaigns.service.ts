import { Injectable } from '@nestjs/common';
import type { CampaignStatus } from '#libs/contracts';
import { withDecimals } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { given } from '../../../platform/http/given.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { checkOwner } from '../../identity/index.js';
import { amountIn } from '../amounts.js';
import { costPerLead, returnPercent } from './campaign-returns.js';
import { Campaign } from './campaign.entity.js';
import { campaignLifecycle } from './campaign.lifecycle.js';
import { endsBeforeStart } from './campaigns.errors.js';
import { CAMPAIGN, CAMPAIGN_LIST, CAMPAIGN_SUMS } from './campaigns.queries.js';
import type {
  CampaignDto,
  CampaignRowDto,
  CampaignSumDto,
  CreateCampaignDto,
  ListCampaignsQuery,
  UpdateCampaignDto,
} from './dto/campaign.dto.js';

@Injectable()
export class CampaignsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async list(
    ctx: RequestContext,
    { q, status, channel, ownerId, ...page }: ListCampaignsQuery,
  ): Promise<Page<CampaignRowDto>> {
    const filters = { q: q && contains(q), status, channel, ownerId };
    const found = await this.database.page<CampaignRowDto>(ctx, CAMPAIGN_LIST, page, filters);
    return { ...found, items: found.items.map((row) => withDecimals(row, 'budget', 'cost')) };
  }

  /** With what came of it. @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<CampaignDto> {
    const [campaign, found] = await Promise.all([
      this.database.one<CampaignDto>(ctx, CAMPAIGN, [ctx.firmId, id]),
      this.database.query<CampaignSumDto>(ctx, CAMPAIGN_SUMS, [ctx.firmId, id]),
    ]);
    if (!campaign) throw notFound('campaign');
    const sums = found.map((row) => withDecimals(row, 'openValue', 'openWeighted', 'wonValue'));
    return Object.assign(withDecimals(campaign, 'budget', 'cost'), {
      sums,
      costPerLead: costPerLead(campaign.cost, campaign.leads, campaign.currency),
      returnPercent: returnPercent(campaign, sums),
    });
  }

  /** @throws 409 when the name is taken, 422 */
  async create(
    ctx: RequestContext,
    { ownerId = ownMembershipId(ctx), currency = ctx.firm.baseCurrency, ...facts }: CreateCampaignDto,
  ): Promise<CampaignDto> {
    await this.check(ctx, { ...facts, currency, ownerId });
    const campaign = await this.campaigns(ctx).insert({ ...facts, currency, ownerId });
    await this.record(ctx, 'created', null, campaign);
    return this.get(ctx, campaign.id);
  }

  /** @throws 404, 409 when the name is taken, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateCampaignDto,
  ): Promise<CampaignDto> {
    const before = await this.campaigns(ctx).lockVersion(id, version);
    const { currency, budget, cost, startsOn, endsOn } = before;
    await this.check(ctx, { currency, budget, cost, startsOn, endsOn, ...given(changes) });
    const after = await this.campaigns(ctx).update(id, changes);
    await this.record(ctx, 'updated', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 when it is there already */
  async move(
    ctx: RequestContext,
    id: string,
    status: CampaignStatus,
    deed: 'started' | 'ended',
  ): Promise<CampaignDto> {
    const before = await this.campaigns(ctx).lockOrFail(id);
    campaignLifecycle.move({ status: before.status }, status);
    const after = await this.campaigns(ctx).update(id, { status });
    await this.record(ctx, deed, before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 once something counts for it, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.campaigns(ctx).lockVersion(id, version);
    await this.campaigns(ctx).delete({ id });
    await this.record(ctx, 'deleted', before, null);
  }

  /** @throws 422 */
  private async check(
    ctx: RequestContext,
    { ownerId, currency, budget, cost, startsOn, endsOn }: UpdateCampaignDto & { currency: string },
  ): Promise<void> {
    await checkOwner(ctx, this.database, ownerId);
    if (budget !== undefined) amountIn(currency, budget, 'budget');
    if (cost !== undefined) amountIn(currency, cost, 'cost');
    if (startsOn && endsOn && endsOn < startsOn) throw endsBeforeStart();
  }

  private campaigns(ctx: RequestContext) {
    return this.database.repo(ctx, Campaign);
  }

  private record(
    ctx: RequestContext,
    deed: string,
    before: Campaign | null,
    after: Campaign | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    const what = { action: `campaign.${deed}`, objectType: 'campaign', objectId, objectLabel };
    return this.audit.record(ctx, { ...what, before, after });
  }
}
