import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PinoLogger } from 'nestjs-pino';
import { SelfService } from '../access/access.decorators.js';
import type { RequestContext } from '../context/request-context.js';
import { Ctx } from '../http/params.js';
import { ClientErrorDto } from './client-error.dto.js';
import { loggable } from './loggable.js';

@ApiTags('client-errors')
@Controller('client-errors')
export class ClientErrorsController {
  constructor(private readonly logger: PinoLogger) {}

  /** Writes an error of the web application into the log of this process. Nothing is stored. */
  @Post()
  @HttpCode(204)
  @SelfService('a person reports what went wrong in their own browser; strangers cannot fill the log', {
    evenConfined: true,
  })
  report(@Ctx() ctx: RequestContext, @Body() error: ClientErrorDto): void {
    const { message, page, stack = '', failedRequestId = '' } = error;
    this.logger.warn(
      {
        reqId: ctx.requestId,
        firmId: ctx.firmId,
        ...('userId' in ctx.actor ? { userId: ctx.actor.userId } : {}),
        page: loggable(page),
        stack: loggable(stack),
        failedRequestId: loggable(failedRequestId),
      },
      `client error: ${loggable(message)}`,
    );
  }
}
