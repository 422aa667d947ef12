import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  CreateProposalTemplateDto,
  ListProposalTemplatesQuery,
  ProposalTemplateDto,
  ProposalTemplatePageDto,
  UpdateProposalTemplateDto,
} from './proposal-template.dto.js';
import { ProposalTemplatesService } from './proposal-templates.service.js';

@ApiTags('proposals')
@Controller('proposal-templates')
export class ProposalTemplatesController {
  constructor(private readonly templates: ProposalTemplatesService) {}

  @Get()
  @RequirePermission(P.ProposalRead)
  list(
    @Ctx() ctx: RequestContext,
    @Query() query: ListProposalTemplatesQuery,
  ): Promise<ProposalTemplatePageDto> {
    return this.templates.list(ctx, query);
  }

  @Get(':id')
  @RequirePermission(P.ProposalRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProposalTemplateDto> {
    return this.templates.get(ctx, id);
  }

  /** Sections and price lines for proposals to start from. */
  @Post()
  @RequirePermission(P.ProposalWrite)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateProposalTemplateDto): Promise<ProposalTemplateDto> {
    return this.templates.create(ctx, body);
  }

  /** Proposals that started from it stay as they are. */
  @Patch(':id')
  @RequirePermission(P.ProposalWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateProposalTemplateDto,
  ): Promise<ProposalTemplateDto> {
    return this.templates.update(ctx, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.ProposalWrite)
  delete(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.templates.delete(ctx, id, version);
  }
}
