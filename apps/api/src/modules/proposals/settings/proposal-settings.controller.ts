import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx } from '../../../platform/http/params.js';
import { ProposalSettingsDto, UpdateProposalSettingsDto } from './proposal-settings.dto.js';
import { ProposalSettingsService } from './proposal-settings.service.js';

@ApiTags('proposals')
@Controller('firm/proposal-settings')
export class ProposalSettingsController {
  constructor(private readonly settings: ProposalSettingsService) {}

  @Get()
  @RequirePermission(P.FirmManage, P.ProposalWrite)
  get(@Ctx() ctx: RequestContext): Promise<ProposalSettingsDto> {
    return this.settings.get(ctx);
  }

  @Patch()
  @RequirePermission(P.FirmManage)
  update(
    @Ctx() ctx: RequestContext,
    @IfMatch() version: number,
    @Body() body: UpdateProposalSettingsDto,
  ): Promise<ProposalSettingsDto> {
    return this.settings.update(ctx, version, body);
  }
}
