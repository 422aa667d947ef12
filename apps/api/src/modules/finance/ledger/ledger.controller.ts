import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  AccountDto,
  AccountPostingPageDto,
  JournalDto,
  ListPostingsQuery,
  TrialBalanceDto,
  TrialBalanceQuery,
} from './dto/ledger.dto.js';
import { LedgerService } from './ledger.service.js';

@ApiTags('finance')
@Controller('ledger')
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Get('accounts')
  @RequirePermission(P.LedgerRead)
  accounts(@Ctx() ctx: RequestContext): Promise<AccountDto[]> {
    return this.ledger.accounts(ctx);
  }

  /** Every account up to a day, in the base currency and per document currency. */
  @Get('trial-balance')
  @RequirePermission(P.LedgerRead)
  trialBalance(@Ctx() ctx: RequestContext, @Query() { date }: TrialBalanceQuery): Promise<TrialBalanceDto> {
    return this.ledger.trialBalance(ctx, date);
  }

  /** One account's postings with the running balance, newest first. */
  @Get('accounts/:id/postings')
  @RequirePermission(P.LedgerRead)
  postings(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Query() query: ListPostingsQuery,
  ): Promise<AccountPostingPageDto> {
    return this.ledger.postings(ctx, id, query);
  }

  @Get('journals/:id')
  @RequirePermission(P.LedgerRead)
  journal(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<JournalDto> {
    return this.ledger.journal(ctx, id);
  }
}
