import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { ListMailsQuery, MailDto, MailPageDto } from './dto/mail.dto.js';
import { MailsService } from './mails.service.js';

@ApiTags('outbox')
@Controller('mails')
export class MailsController {
  constructor(private readonly mails: MailsService) {}

  /** The outbox, newest first. */
  @Get()
  @RequirePermission(P.MailRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListMailsQuery): Promise<MailPageDto> {
    return this.mails.list(ctx, query);
  }

  @Get(':id')
  @RequirePermission(P.MailRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<MailDto> {
    return this.mails.get(ctx, id);
  }
}
