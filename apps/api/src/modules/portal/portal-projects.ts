import { Injectable } from '@nestjs/common';
import { mayIn, ownClientId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import type { PortalInvoiceRowDto } from './dto/portal-invoice.dto.js';
import type {
  ListPortalProjectsQuery,
  PortalProjectDto,
  PortalProjectRowDto,
} from './dto/portal-project.dto.js';
import { PORTAL_INVOICES, PORTAL_PROJECT, PORTAL_PROJECTS } from './portal.queries.js';

/** The projects of the portal user's client: what is agreed and when, no rates, costs or people. */
@Injectable()
export class PortalProjects {
  constructor(private readonly database: Database) {}

  list(
    ctx: RequestContext,
    { q, status, ...page }: ListPortalProjectsQuery,
  ): Promise<Page<PortalProjectRowDto>> {
    const filters = { clientId: ownClientId(ctx), status, q: q && contains(q) };
    return this.database.page(ctx, PORTAL_PROJECTS, page, filters);
  }

  async underWay(ctx: RequestContext): Promise<PortalProjectRowDto[]> {
    const filters = { clientId: ownClientId(ctx), statuses: ['active', 'on_hold'] };
    const page = await this.database.page<PortalProjectRowDto>(
      ctx,
      PORTAL_PROJECTS,
      { page: 1, perPage: 6 },
      filters,
    );
    return page.items;
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<PortalProjectDto> {
    const clientId = ownClientId(ctx);
    const project = await this.database.one<Omit<PortalProjectDto, 'invoices'>>(ctx, PORTAL_PROJECT, [
      ctx.firmId,
      clientId,
      id,
    ]);
    if (!project) throw notFound('project');
    if (!mayIn(ctx, 'billing')) return { ...project, invoices: [] };
    const invoices = await this.database.page<PortalInvoiceRowDto>(
      ctx,
      PORTAL_INVOICES,
      { page: 1, perPage: 100 },
      { clientId, projectId: id },
    );
    return { ...project, invoices: invoices.items };
  }
}
