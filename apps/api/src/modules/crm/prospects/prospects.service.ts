import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { given } from '../../../platform/http/given.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { Client } from '../../clients/index.js';
import { amountIn } from '../amounts.js';
import { checkCampaign } from '../campaigns/check-campaign.js';
import type { MergedDto } from '../contact.dto.js';
import { checkOwner } from '../../identity/index.js';
import { PipelineStagesService } from '../stages/pipeline-stages.service.js';
import type {
  CreateProspectDto,
  ListProspectsQuery,
  ProspectDto,
  ProspectRowDto,
  UpdateProspectDto,
} from './dto/prospect.dto.js';
import { lastPlace } from './pipeline-order.js';
import { Prospect } from './prospect.entity.js';
import { companyMissing, merged, stageNotOpen, unknownClient } from './prospects.errors.js';
import { MERGED_PROSPECTS, PROSPECT, PROSPECT_LIST } from './prospects.queries.js';

@Injectable()
export class ProspectsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly stages: PipelineStagesService,
  ) {}

  list(ctx: RequestContext, { q, status, ...asked }: ListProspectsQuery): Promise<Page<ProspectRowDto>> {
    const { stageId, ownerId, clientId, campaignId, ...page } = asked;
    return this.database.page(ctx, PROSPECT_LIST, page, {
      q: q && contains(q),
      status: status === 'all' ? undefined : status,
      ...{ stageId, ownerId, clientId, campaignId },
    });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<ProspectDto> {
    const [prospect, merged] = await Promise.all([
      this.database.one<ProspectDto>(ctx, PROSPECT, [ctx.firmId, id]),
      this.database.query<MergedDto>(ctx, MERGED_PROSPECTS, [ctx.firmId, id]),
    ]);
    if (!prospect) throw notFound('prospect');
    return Object.assign(prospect, { merged });
  }

  /** At the end of an open stage. @throws 422 */
  async create(
    ctx: RequestContext,
    { stageId, company, ownerId = ownMembershipId(ctx), ...terms }: CreateProspectDto,
    leadId: string | null = null,
  ): Promise<ProspectDto> {
    const client = await this.clientOf(ctx, terms.clientId);
    const of = company ?? client?.name;
    if (!of) throw companyMissing();
    const currency = terms.currency ?? client?.currency ?? ctx.firm.baseCurrency;
    const value = amountIn(currency, terms.value, 'value');
    await checkOwner(ctx, this.database, ownerId);
    await checkCampaign(ctx, this.database, terms.campaignId);
    await this.stages.lock(ctx);
    const stage = await this.stages.find(ctx, stageId);
    if (stage.kind !== 'open') throw stageNotOpen();
    const position = await lastPlace(ctx, this.database, stage.id);
    const place = { stageId: stage.id, position, leadId };
    const facts = { ...terms, company: of, currency, value, ownerId, ...place };
    const prospect = await this.prospects(ctx).insert(facts);
    await this.record(ctx, 'prospect.created', null, prospect);
    return this.get(ctx, prospect.id);
  }

  /** @throws 404, 409 for one that another prospect stands for, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { ...changes }: UpdateProspectDto,
  ): Promise<ProspectDto> {
    const before = await this.prospects(ctx).lockVersion(id, version);
    if (before.status === 'merged') throw merged();
    await checkOwner(ctx, this.database, changes.ownerId);
    await checkCampaign(ctx, this.database, changes.campaignId);
    const { currency, value } = { currency: before.currency, value: before.value, ...given(changes) };
    const terms = { ...changes, value: amountIn(currency, value, 'value') };
    const after = await this.prospects(ctx).update(id, terms);
    await this.record(ctx, 'prospect.updated', before, after);
    return this.get(ctx, id);
  }

  private async clientOf(ctx: RequestContext, id: string | undefined): Promise<Client | undefined> {
    if (id === undefined) return undefined;
    const client = await this.database.repo(ctx, Client).findOne({ id });
    if (!client) throw unknownClient();
    return client;
  }

  private prospects(ctx: RequestContext) {
    return this.database.repo(ctx, Prospect);
  }

  private record(
    ctx: RequestContext,
    action: string,
    before: Prospect | null,
    after: Prospect | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    return this.audit.record(ctx, { action, objectType: 'prospect', objectId, objectLabel, before, after });
  }
}
