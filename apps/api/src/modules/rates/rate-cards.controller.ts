import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import {
  ChangedRateCardDto,
  CreateRateCardDto,
  ListRateCardsQuery,
  RateCardDto,
  RateCardPageDto,
  RateEffectDto,
  RenameRateCardDto,
  SetRateCardVersionsDto,
} from './dto/rate-card.dto.js';
import { RateCards } from './rate-cards.service.js';

@ApiTags('rates')
@Controller('rate-cards')
export class RateCardsController {
  constructor(private readonly cards: RateCards) {}

  @Get()
  @RequirePermission(P.RateRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListRateCardsQuery): Promise<RateCardPageDto> {
    return this.cards.list(ctx, query);
  }

  /** A card without prices; one for each currency of a firm, client, engagement or project. */
  @Post()
  @RequirePermission(P.RateManage)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateRateCardDto): Promise<RateCardDto> {
    return this.cards.create(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.RateRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<RateCardDto> {
    return this.cards.get(ctx, id);
  }

  @Patch(':id')
  @RequirePermission(P.RateManage)
  rename(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { name }: RenameRateCardDto,
  ): Promise<RateCardDto> {
    return this.cards.rename(ctx, id, version, name);
  }

  /** A card that has no prices and priced no hours. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.RateManage)
  remove(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.cards.remove(ctx, id, version);
  }

  /** What these versions would do to hours that are not invoiced, by client and currency. Changes nothing. */
  @Post(':id/versions/preview')
  @HttpCode(200)
  @RequirePermission(P.RateManage)
  preview(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SetRateCardVersionsDto,
  ): Promise<RateEffectDto> {
    return this.cards.preview(ctx, id, version, body);
  }

  /** Gives the card these versions, and hours that are not invoiced the prices of their days. */
  @Put(':id/versions')
  @RequirePermission(P.RateManage)
  setVersions(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SetRateCardVersionsDto,
  ): Promise<ChangedRateCardDto> {
    return this.cards.setVersions(ctx, id, version, body);
  }
}
