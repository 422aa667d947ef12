import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { ApiKeysService } from './api-keys.service.js';
import {
  ApiKeyDto,
  ApiKeyPageDto,
  CreateApiKeyDto,
  ListApiKeysQuery,
  NewApiKeyDto,
} from './dto/api-key.dto.js';

@ApiTags('api-keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /** The firm's keys, those that expired or were revoked among them. */
  @Get()
  @RequirePermission(P.ApiKeyManage)
  list(@Ctx() ctx: RequestContext, @Query() query: ListApiKeysQuery): Promise<ApiKeyPageDto> {
    return this.keys.list(ctx, query);
  }

  @Get(':id')
  @RequirePermission(P.ApiKeyManage)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<ApiKeyDto> {
    return this.keys.get(ctx, id);
  }

  /** Makes a key that acts in the caller's name, with no more rights than they hold. Its token is told once. */
  @Post()
  @RequirePermission(P.ApiKeyManage)
  create(@Ctx() ctx: RequestContext, @Body() body: CreateApiKeyDto): Promise<NewApiKeyDto> {
    return this.keys.create(ctx, body);
  }

  /** Revokes it: the next request with it is refused. It stays in the list. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.ApiKeyManage)
  revoke(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<void> {
    return this.keys.revoke(ctx, id);
  }
}
