import { Injectable } from '@nestjs/common';
import { withDecimals } from '#libs/money';
import { Contexts } from '../../../platform/context/contexts.js';
import { ownClientId, type RequestContext } from '../../../platform/context/request-context.js';
import { forbidden, notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import type { ListPortalMilestonesQuery, PortalMilestoneDto } from './dto/portal-milestone.dto.js';
import { type MilestoneAnswer, MilestonesService } from './milestones.service.js';
import { PORTAL_MILESTONE, PORTAL_MILESTONES } from './portal-milestones.queries.js';

/** Milestones in the portal of the client that they were put forward to. */
@Injectable()
export class PortalMilestones {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly milestones: MilestonesService,
  ) {}

  async list(
    ctx: RequestContext,
    { q, status, ...page }: ListPortalMilestonesQuery,
  ): Promise<Page<PortalMilestoneDto>> {
    const filters = { clientId: ownClientId(ctx), status, q: q && contains(q) };
    const rows = await this.database.page<PortalMilestoneDto>(ctx, PORTAL_MILESTONES, page, filters);
    return { ...rows, items: rows.items.map((row) => withDecimals(row, 'amount')) };
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string, clientId = ownClientId(ctx)): Promise<PortalMilestoneDto> {
    const found = await this.database.one<PortalMilestoneDto & Record<string, unknown>>(
      ...([ctx, PORTAL_MILESTONE, [ctx.firmId, clientId, id]] as const),
    );
    if (!found) throw notFound('milestone');
    return withDecimals(found, 'amount');
  }

  /** The request has no transaction of its own: what follows is the firm's. @throws 404, 409, 412 */
  answer(
    { firmId, actor }: RequestContext,
    id: string,
    deed: 'acceptInPortal' | 'rejectInPortal',
    answer: Omit<MilestoneAnswer, 'who'>,
  ): Promise<PortalMilestoneDto> {
    if (actor.type !== 'portal') throw forbidden();
    return this.contexts.forFirm(firmId, 'Answer to a milestone', async (ctx) => {
      await this.milestones[deed](ctx, id, { ...answer, who: actor });
      return this.get(ctx, id, actor.clientId);
    });
  }
}
