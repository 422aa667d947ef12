import { Injectable } from '@nestjs/common';
import type { EngagementStatus } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { staleVersion } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import type { Draft } from '../../platform/persistence/repo.js';
import { Approvals } from './approvals.js';
import type { EngagementDto } from './dto/engagement.dto.js';
import { Engagement } from './engagement.entity.js';
import { engagementLifecycle } from './engagement.lifecycle.js';
import { openProjects, ownSubmission, withoutRates } from './engagements.errors.js';
import { OPEN_PROJECTS } from './engagements.queries.js';
import { EngagementsService } from './engagements.service.js';

/** The way of an engagement: submitted by one, decided by another, delivered, completed. */
@Injectable()
export class EngagementFlow {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly engagements: EngagementsService,
    private readonly approvals: Approvals,
  ) {}

  /** @throws 404, 409 unless a draft with rates, be they the client's or the firm's */
  async submit(ctx: RequestContext, id: string): Promise<EngagementDto> {
    const engagement = await this.lock(ctx, id);
    await this.move(ctx, engagement, 'pending', 'submitted', {
      submittedBy: ownMembershipId(ctx),
      submittedAt: new Date(),
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
    });
    if (!(await this.engagements.isPriced(ctx, id))) throw withoutRates();
    return this.engagements.get(ctx, id);
  }

  /** Approves or rejects the version that was seen; approved, the project that it plans begins. @throws 403 for whoever submitted it, 404, 409 unless pending, 412 */
  async decide(
    ctx: RequestContext,
    id: string,
    version: number,
    decision: 'approved' | 'rejected',
    note: string,
  ): Promise<EngagementDto> {
    const engagement = await this.lock(ctx, id);
    const decidedBy = ownMembershipId(ctx);
    if (engagement.status === 'pending' && engagement.submittedBy === decidedBy) throw ownSubmission();
    if (engagement.status === 'pending' && engagement.version !== version) throw staleVersion();
    const decided = await this.move(ctx, engagement, decision, decision, {
      decidedBy,
      decidedAt: new Date(),
      decisionNote: note || null,
    });
    if (decision === 'approved') await this.approvals.of(ctx, decided);
    return this.engagements.get(ctx, id);
  }

  /** A rejected engagement becomes a draft again; the note stays to be read. @throws 404, 409 */
  async reopen(ctx: RequestContext, id: string): Promise<EngagementDto> {
    await this.move(ctx, await this.lock(ctx, id), 'draft', 'reopened');
    return this.engagements.get(ctx, id);
  }

  /** @throws 404, 409 unless in progress, or while projects are open */
  async complete(ctx: RequestContext, id: string): Promise<EngagementDto> {
    const engagement = await this.lock(ctx, id);
    await this.move(ctx, engagement, 'completed', 'completed');
    const open = await this.database.query<{ name: string }>(ctx, OPEN_PROJECTS, [
      ...[ctx.firmId, id, ctx.ownProjects ?? null],
    ]);
    if (open.length) throw openProjects(open.map(({ name }) => name));
    return this.engagements.get(ctx, id);
  }

  /** The engagement of a project about to be made, locked; its first project starts it. @throws 404, 409 */
  async begin(ctx: RequestContext, id: string): Promise<Engagement> {
    const engagement = await this.lock(ctx, id);
    if (engagement.status !== 'in_progress') await this.move(ctx, engagement, 'in_progress', 'started');
    return engagement;
  }

  private lock(ctx: RequestContext, id: string): Promise<Engagement> {
    return this.database.repo(ctx, Engagement).lockOrFail(id);
  }

  private async move(
    ctx: RequestContext,
    engagement: Engagement,
    to: EngagementStatus,
    deed: string,
    also: Draft<Engagement> = {},
  ): Promise<Engagement> {
    engagementLifecycle.move({ status: engagement.status }, to);
    const after = await this.database.repo(ctx, Engagement).update(engagement.id, { ...also, status: to });
    await this.audit.record(ctx, {
      action: `engagement.${deed}`,
      objectType: 'engagement',
      objectId: after.id,
      objectLabel: after.title,
      before: engagement,
      after,
      reason: also.decisionNote,
    });
    return after;
  }
}
