import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import type { MergedDto } from '../contact.dto.js';
import { checkCampaign } from '../campaigns/check-campaign.js';
import { checkOwner } from '../../identity/index.js';
import type { ProspectDto } from '../prospects/dto/prospect.dto.js';
import { ProspectsService } from '../prospects/prospects.service.js';
import type {
  CreateLeadDto,
  LeadDto,
  LeadRowDto,
  ListLeadsQuery,
  QualifyLeadDto,
  UpdateLeadDto,
} from './dto/lead.dto.js';
import { Lead } from './lead.entity.js';
import { leadLifecycle } from './lead.lifecycle.js';
import { leadMerged } from './leads.errors.js';
import { LEAD, LEAD_LIST, MERGED_LEADS } from './leads.queries.js';

@Injectable()
export class LeadsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly prospects: ProspectsService,
  ) {}

  list(
    ctx: RequestContext,
    { q, status, ownerId, campaignId, ...page }: ListLeadsQuery,
  ): Promise<Page<LeadRowDto>> {
    return this.database.page(ctx, LEAD_LIST, page, {
      q: q && contains(q),
      status: status === 'all' ? undefined : status,
      ...{ ownerId, campaignId },
    });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<LeadDto> {
    const [lead, merged] = await Promise.all([
      this.database.one<LeadDto>(ctx, LEAD, [ctx.firmId, id]),
      this.database.query<MergedDto>(ctx, MERGED_LEADS, [ctx.firmId, id]),
    ]);
    if (!lead) throw notFound('lead');
    return Object.assign(lead, { merged });
  }

  /** @throws 422 */
  async create(
    ctx: RequestContext,
    { ownerId = ownMembershipId(ctx), ...facts }: CreateLeadDto,
  ): Promise<LeadDto> {
    await checkOwner(ctx, this.database, ownerId);
    await checkCampaign(ctx, this.database, facts.campaignId);
    const lead = await this.leads(ctx).insert({ ...facts, ownerId });
    await this.record(ctx, 'lead.created', null, lead);
    return this.get(ctx, lead.id);
  }

  /** @throws 404, 409 for one that another lead stands for, 412, 422 */
  async update(ctx: RequestContext, id: string, version: number, changes: UpdateLeadDto): Promise<LeadDto> {
    const before = await this.leads(ctx).lockVersion(id, version);
    if (before.status === 'merged') throw leadMerged();
    await checkOwner(ctx, this.database, changes.ownerId);
    await checkCampaign(ctx, this.database, changes.campaignId);
    const after = await this.leads(ctx).update(id, changes);
    await this.record(ctx, 'lead.updated', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 unless it is open */
  async drop(ctx: RequestContext, id: string, reason: string): Promise<LeadDto> {
    const before = await this.leads(ctx).lockOrFail(id);
    leadLifecycle.move({ status: before.status }, 'dropped');
    const after = await this.leads(ctx).update(id, { status: 'dropped', dropReason: reason });
    await this.record(ctx, 'lead.dropped', before, after, reason);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 unless it was dropped */
  async reopen(ctx: RequestContext, id: string): Promise<LeadDto> {
    const before = await this.leads(ctx).lockOrFail(id);
    leadLifecycle.move({ status: before.status }, 'open');
    const after = await this.leads(ctx).update(id, { status: 'open', dropReason: '' });
    await this.record(ctx, 'lead.reopened', before, after);
    return this.get(ctx, id);
  }

  /** Makes a lead a prospect, once: asked again it answers the same one. @throws 404, 409 unless it is open, 422 */
  async qualify(ctx: RequestContext, id: string, { ...terms }: QualifyLeadDto): Promise<ProspectDto> {
    const before = await this.leads(ctx).lockOrFail(id);
    if (before.status === 'qualified') return this.prospects.get(ctx, (await this.get(ctx, id)).prospectId!);
    leadLifecycle.move({ status: before.status }, 'qualified');
    const { company, person, email, phone, source, campaignId } = before;
    const ownerId = terms.ownerId ?? before.ownerId ?? undefined;
    const who = { company, person, email, phone, source, campaignId, ownerId };
    const prospect = await this.prospects.create(ctx, { ...terms, ...who }, id);
    const after = await this.leads(ctx).update(id, { status: 'qualified' });
    await this.record(ctx, 'lead.qualified', before, after);
    return prospect;
  }

  private leads(ctx: RequestContext) {
    return this.database.repo(ctx, Lead);
  }

  private record(
    ctx: RequestContext,
    action: string,
    before: Lead | null,
    after: Lead | null,
    reason?: string,
  ): Promise<void> {
    const { id: objectId, company: objectLabel } = (after ?? before)!;
    return this.audit.record(ctx, {
      action,
      objectType: 'lead',
      objectId,
      objectLabel,
      before,
      after,
      reason,
    });
  }
}
