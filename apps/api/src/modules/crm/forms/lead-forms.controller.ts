import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { FormEntryDto, FormEntryPageDto, ListFormEntriesQuery } from './dto/form-entry.dto.js';
import { CreateLeadFormDto, LeadFormDto, UpdateLeadFormDto } from './dto/lead-form.dto.js';
import { FormEntriesService } from './form-entries.service.js';
import { LeadFormsService } from './lead-forms.service.js';

@ApiTags('crm')
@Controller('lead-forms')
export class LeadFormsController {
  constructor(private readonly forms: LeadFormsService) {}

  /** The forms by which strangers become leads. */
  @Get()
  @RequirePermission(P.FirmManage)
  list(@Ctx() ctx: RequestContext): Promise<LeadFormDto[]> {
    return this.forms.list(ctx);
  }

  @Post()
  @RequirePermission(P.FirmManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateLeadFormDto): Promise<LeadFormDto> {
    return this.forms.create(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.FirmManage)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<LeadFormDto> {
    return this.forms.get(ctx, id);
  }

  @Patch(':id')
  @RequirePermission(P.FirmManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateLeadFormDto,
  ): Promise<LeadFormDto> {
    return this.forms.update(ctx, id, version, body);
  }

  /** Gives it another address; the old one leads nowhere. */
  @Post(':id/change-key')
  @HttpCode(200)
  @RequirePermission(P.FirmManage)
  @Idempotent()
  changeKey(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
  ): Promise<LeadFormDto> {
    return this.forms.changeKey(ctx, id, version);
  }

  /** Refused once somebody has filled it in. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.FirmManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.forms.remove(ctx, id, version);
  }
}

@ApiTags('crm')
@Controller('form-entries')
export class FormEntriesController {
  constructor(private readonly entries: FormEntriesService) {}

  /** What was sent by forms, newest first. */
  @Get()
  @RequirePermission(P.CrmRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListFormEntriesQuery): Promise<FormEntryPageDto> {
    return this.entries.list(ctx, query);
  }

  /** No machine sent it, or somebody wants it all the same: it becomes a lead. */
  @Post(':id/release')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  release(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<FormEntryDto> {
    return this.entries.release(ctx, id);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @RequirePermission(P.CrmManage)
  discard(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<FormEntryDto> {
    return this.entries.discard(ctx, id);
  }
}
