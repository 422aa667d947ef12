import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx } from '../../../platform/http/params.js';
import { SignInRulesDto, UpdateSignInRulesDto } from './dto/sign-in-rules.dto.js';
import { SignInRules } from './sign-in-rules.js';

@ApiTags('firm')
@Controller('firm/sign-in-rules')
export class SignInRulesController {
  constructor(private readonly rules: SignInRules) {}

  @Get()
  @RequirePermission(P.FirmManage)
  get(@Ctx() ctx: RequestContext): Promise<SignInRulesDto> {
    return this.rules.get(ctx);
  }

  /** Holds at once, also for those who are signed in. Who asks for a second factor has given one. */
  @Put()
  @RequirePermission(P.FirmManage)
  update(
    @Ctx() ctx: RequestContext,
    @IfMatch() version: number,
    @Body() body: UpdateSignInRulesDto,
  ): Promise<SignInRulesDto> {
    return this.rules.update(ctx, version, body);
  }
}
