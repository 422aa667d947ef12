import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnTransaction, SelfService } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import { PasswordDto } from '../auth/dto/passkey.dto.js';
import { BeginLinkDto, FinishSsoDto, LinkedSignInDto, SsoAddressDto } from './dto/sso.dto.js';
import { LinkedSignIns } from './linked-sign-ins.js';
import { SsoFlows } from './sso-flows.js';

/** One's own accounts at the firm's providers: they sign in to this firm. */
@ApiTags('account')
@Controller('me/sign-ins')
export class LinkedSignInsController {
  constructor(
    private readonly links: LinkedSignIns,
    private readonly flows: SsoFlows,
  ) {}

  @Get()
  @SelfService('the accounts are theirs', { evenConfined: true })
  list(@Ctx() ctx: RequestContext): Promise<LinkedSignInDto[]> {
    return this.links.list(ctx);
  }

  /** Where the browser has to go to show the account. Asks for the password. */
  @Post('begin')
  @HttpCode(200)
  @SelfService('the accounts are theirs', { evenConfined: true })
  @OwnTransaction()
  begin(
    @Ctx() ctx: RequestContext,
    @Body() body: BeginLinkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SsoAddressDto> {
    return this.links.begin(ctx, body, reply);
  }

  /** Links the account that the provider led back with, in the browser and session that began. */
  @Post()
  @HttpCode(204)
  @SelfService('the accounts are theirs', { evenConfined: true })
  @OwnTransaction()
  async finish(
    @Ctx() ctx: RequestContext,
    @Body() { providerId, answer }: FinishSsoDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.links.finish(ctx, await this.flows.take(request, reply, providerId), answer);
  }

  /** The account at the provider signs in here no more. */
  @Post(':id/remove')
  @HttpCode(204)
  @SelfService('the accounts are theirs')
  @OwnTransaction()
  remove(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { password }: PasswordDto,
  ): Promise<void> {
    return this.links.remove(ctx, id, password);
  }
}
