import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SelfService } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx } from '../../../platform/http/params.js';
import { OwnProfileDto, UpdateOwnProfileDto } from './dto/own-profile.dto.js';
import { OwnProfile } from './own-profile.js';

@ApiTags('account')
@Controller('me/profile')
export class OwnProfileController {
  constructor(private readonly profile: OwnProfile) {}

  /** What one is called in this firm, and how one is shown dates. */
  @Get()
  @SelfService('the profile is theirs')
  get(@Ctx() ctx: RequestContext): Promise<OwnProfileDto> {
    return this.profile.get(ctx);
  }

  @Patch()
  @SelfService('the profile is theirs')
  update(
    @Ctx() ctx: RequestContext,
    @IfMatch() version: number,
    @Body() body: UpdateOwnProfileDto,
  ): Promise<OwnProfileDto> {
    return this.profile.update(ctx, version, body);
  }
}
