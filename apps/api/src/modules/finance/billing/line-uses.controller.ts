import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { LineUsesDto } from './dto/line-use.dto.js';
import { LineUses } from './line-uses.js';

@ApiTags('engagements')
@Controller('engagements')
export class LineUsesController {
  constructor(private readonly uses: LineUses) {}

  /** What became of each line of an engagement: work, bills, and what is left of caps, retainers and agreed amounts. */
  @Get(':id/line-use')
  @RequirePermission(P.InvoiceRead)
  async of(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<LineUsesDto> {
    return { items: await this.uses.of(ctx, id) };
  }
}
