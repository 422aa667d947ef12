import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SelfService } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Ctx } from '../../platform/http/params.js';
import { AuditLog } from './audit-log.js';
import { ListExportDto } from './dto/list-export.dto.js';

@ApiTags('audit')
@Controller('exports')
export class ExportsController {
  constructor(private readonly log: AuditLog) {}

  /** Records that a list is saved as a file. The screens ask before they save: what is not recorded is not saved. */
  @Post()
  @HttpCode(204)
  @SelfService('people say what they themselves take away; the rows were read by their own rights')
  record(@Ctx() ctx: RequestContext, @Body() body: ListExportDto): Promise<void> {
    return this.log.recordExport(ctx, body);
  }
}
