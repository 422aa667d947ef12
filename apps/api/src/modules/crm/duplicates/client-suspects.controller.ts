import { Body, Controller, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx } from '../../../platform/http/params.js';
import { ClientSuspects } from './client-suspects.service.js';
import { ClientPairDto, ClientSuspectDto, ClientSuspectsQuery } from './dto/client-suspect.dto.js';

@ApiTags('crm')
@Controller('client-suspects')
export class ClientSuspectsController {
  constructor(private readonly suspects: ClientSuspects) {}

  /** Pairs of clients that may be the same, by name, tax id, address, domain or phone of theirs or of their contacts. */
  @Get()
  @RequirePermission(P.ClientWrite)
  list(@Ctx() ctx: RequestContext, @Query() { apart }: ClientSuspectsQuery): Promise<ClientSuspectDto[]> {
    return this.suspects.list(ctx, apart);
  }

  /** Says that two are not the same, or takes it back. */
  @Put()
  @HttpCode(204)
  @RequirePermission(P.ClientWrite)
  tell(@Ctx() ctx: RequestContext, @Body() body: ClientPairDto): Promise<void> {
    return this.suspects.tell(ctx, body);
  }
}
