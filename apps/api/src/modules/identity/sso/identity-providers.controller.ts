import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { OwnTransaction, RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  CreateIdentityProviderDto,
  IdentityProviderDto,
  IdentityProviderListDto,
  ProviderCheckDto,
  UpdateIdentityProviderDto,
} from './dto/identity-provider.dto.js';
import { IdentityProvidersService } from './identity-providers.service.js';

/** Single sign-on of the firm: places whose accounts sign its members in. */
@ApiTags('firm')
@Controller('identity-providers')
export class IdentityProvidersController {
  constructor(private readonly providers: IdentityProvidersService) {}

  @Get()
  @RequirePermission(P.FirmManage)
  list(@Ctx() ctx: RequestContext): Promise<IdentityProviderListDto> {
    return this.providers.list(ctx);
  }

  @Get(':id')
  @RequirePermission(P.FirmManage)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<IdentityProviderDto> {
    return this.providers.get(ctx, id);
  }

  /** Adds a provider, switched off: register its redirect address there first, then enter application id and secret. */
  @Post()
  @RequirePermission(P.FirmManage)
  create(@Ctx() ctx: RequestContext, @Body() body: CreateIdentityProviderDto): Promise<IdentityProviderDto> {
    return this.providers.create(ctx, body);
  }

  /** The issuer stays: another one is another provider. */
  @Patch(':id')
  @RequirePermission(P.FirmManage)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateIdentityProviderDto,
  ): Promise<IdentityProviderDto> {
    return this.providers.update(ctx, id, version, body);
  }

  /** Asks the provider whether people could sign in, and says in words what is wrong. */
  @Post(':id/check')
  @HttpCode(200)
  @RequirePermission(P.FirmManage)
  @OwnTransaction()
  check(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ProviderCheckDto> {
    return this.providers.check(ctx, id);
  }

  /** Removes it with the links of all members, and ends the sessions that began by it. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.FirmManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.providers.remove(ctx, id, version);
  }
}
