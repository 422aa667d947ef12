import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PortalAccess, RecordsAccess } from '../../platform/access/access.decorators.js';
import { mayIn, type RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { ListPortalInvoicesQuery, PortalInvoiceDto, PortalInvoicePageDto } from './dto/portal-invoice.dto.js';
import { PortalOverviewDto } from './dto/portal-overview.dto.js';
import { ListPortalProjectsQuery, PortalProjectDto, PortalProjectPageDto } from './dto/portal-project.dto.js';
import { PortalInvoices } from './portal-invoices.js';
import { PortalProjects } from './portal-projects.js';

/** What a client's people see of the firm. Another client's objects are as unknown as ids that nobody has. */
@Controller('portal')
export class PortalController {
  constructor(
    private readonly invoices: PortalInvoices,
    private readonly projects: PortalProjects,
  ) {}

  /** What needs the client now: open invoices, and the work under way; empty what one may not see. */
  @Get('overview')
  @PortalAccess()
  async overview(@Ctx() ctx: RequestContext): Promise<PortalOverviewDto> {
    const nothing = { openInvoices: [], openSums: [] };
    return {
      ...(mayIn(ctx, 'billing') ? await this.invoices.open(ctx) : nothing),
      projects: mayIn(ctx, 'projects') ? await this.projects.underWay(ctx) : [],
    };
  }

  /** The client's projects, those under way first. */
  @Get('projects')
  @PortalAccess('projects')
  listProjects(
    @Ctx() ctx: RequestContext,
    @Query() query: ListPortalProjectsQuery,
  ): Promise<PortalProjectPageDto> {
    return this.projects.list(ctx, query);
  }

  /** One project with the invoices that bill it alone, for those who see invoices. */
  @Get('projects/:id')
  @PortalAccess('projects')
  getProject(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PortalProjectDto> {
    return this.projects.get(ctx, id);
  }

  /** The client's invoices, newest first, never drafts; with what is open, by age. */
  @Get('invoices')
  @PortalAccess('billing')
  listInvoices(
    @Ctx() ctx: RequestContext,
    @Query() query: ListPortalInvoicesQuery,
  ): Promise<PortalInvoicePageDto> {
    return this.invoices.list(ctx, query);
  }

  /** One invoice with its lines, taxes and payments. */
  @Get('invoices/:id')
  @PortalAccess('billing')
  getInvoice(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<PortalInvoiceDto> {
    return this.invoices.get(ctx, id);
  }

  /** The invoice as it was issued, as PDF. */
  @Get('invoices/:id/pdf')
  @PortalAccess('billing')
  @RecordsAccess()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadInvoice(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.invoices.pdf(ctx, id);
    return attachment(reply, file, content);
  }
}
