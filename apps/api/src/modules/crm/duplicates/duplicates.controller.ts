import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { DuplicateDto, DuplicatesQuery } from './dto/duplicate.dto.js';
import { DuplicatesService } from './duplicates.service.js';

@ApiTags('crm')
@Controller('duplicates')
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesService) {}

  /** Leads, prospects and clients that may be whom somebody is about to enter. */
  @Get()
  @RequirePermission(P.CrmRead)
  find(@Ctx() ctx: RequestContext, @Query() query: DuplicatesQuery): Promise<DuplicateDto[]> {
    return this.duplicates.find(ctx, query);
  }
}
