import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { P } from '#libs/contracts';
import { RecordsAccess, RequirePermission } from '../../../platform/access/access.decorators.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { IfMatch } from '../../../platform/http/if-match.js';
import { Ctx, IdParam } from '../../../platform/http/params.js';
import {
  CreateInvoiceDto,
  InvoiceDto,
  InvoiceEntriesDto,
  InvoicePageDto,
  IssueInvoiceDto,
  ListInvoicesQuery,
  SendInvoiceDto,
  SetInvoiceEntriesDto,
  UpdateInvoiceDto,
} from './dto/invoice.dto.js';
import { InvoiceDrafts } from './invoice-drafts.js';
import { InvoiceFiles } from './invoice-files.js';
import { InvoicesService } from './invoices.service.js';
import { IssueInvoice } from './issue-invoice.js';
import { SendInvoice } from './send-invoice.js';

const PDF = { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } } as const;
const SANDBOX = "sandbox; default-src 'none'";

@ApiTags('finance')
@Controller('invoices')
export class InvoicesController {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly drafts: InvoiceDrafts,
    private readonly files: InvoiceFiles,
    private readonly issuing: IssueInvoice,
    private readonly sending: SendInvoice,
  ) {}

  @Get()
  @RequirePermission(P.InvoiceRead)
  list(@Ctx() ctx: RequestContext, @Query() query: ListInvoicesQuery): Promise<InvoicePageDto> {
    return this.invoices.list(ctx, query);
  }

  /** A draft of all approved, uninvoiced, billable time of a client or project in a period. */
  @Post()
  @RequirePermission(P.InvoiceWrite)
  @Idempotent()
  create(@Ctx() ctx: RequestContext, @Body() body: CreateInvoiceDto): Promise<InvoiceDto> {
    return this.drafts.create(ctx, body);
  }

  @Get(':id')
  @RequirePermission(P.InvoiceRead)
  get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<InvoiceDto> {
    return this.invoices.get(ctx, id);
  }

  /** The entries that it bills and, for a draft, those that it still could. */
  @Get(':id/entries')
  @RequirePermission(P.InvoiceRead)
  entries(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<InvoiceEntriesDto> {
    return this.invoices.entries(ctx, id);
  }

  /** Changes a draft and makes its lines anew from its entries as they are now. */
  @Patch(':id')
  @RequirePermission(P.InvoiceWrite)
  update(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: UpdateInvoiceDto,
  ): Promise<InvoiceDto> {
    return this.drafts.update(ctx, id, version, body);
  }

  /** Takes entries out of a draft and in. */
  @Put(':id/entries')
  @RequirePermission(P.InvoiceWrite)
  setEntries(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SetInvoiceEntriesDto,
  ): Promise<InvoiceDto> {
    return this.drafts.setEntries(ctx, id, version, body);
  }

  /** Discards a draft; its entries can be billed again. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission(P.InvoiceWrite)
  discard(@Ctx() ctx: RequestContext, @Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.drafts.discard(ctx, id, version);
  }

  /** The draft as it would print. */
  @Get(':id/preview.pdf')
  @Header('content-security-policy', SANDBOX)
  @ApiOkResponse(PDF)
  @RequirePermission(P.InvoiceRead)
  @RecordsAccess()
  preview(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<StreamableFile> {
    return this.files.preview(ctx, id);
  }

  /** The stored PDF of an issued invoice, the same bytes every time. */
  @Get(':id/pdf')
  @Header('content-security-policy', SANDBOX)
  @ApiOkResponse(PDF)
  @RequirePermission(P.InvoiceRead)
  @RecordsAccess()
  pdf(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<StreamableFile> {
    return this.files.issued(ctx, id);
  }

  /** Draws the number, freezes the invoice, stores its PDF and posts it to the ledger: the draft that was seen, or 412. */
  @Post(':id/issue')
  @HttpCode(200)
  @RequirePermission(P.InvoiceIssue)
  @Idempotent()
  issue(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: IssueInvoiceDto,
  ): Promise<InvoiceDto> {
    return this.issuing.issue(ctx, id, version, body);
  }

  /** Mails an issued invoice with its PDF; the mail stands in the outbox. */
  @Post(':id/send')
  @HttpCode(200)
  @RequirePermission(P.InvoiceIssue)
  @Idempotent()
  send(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() body: SendInvoiceDto,
  ): Promise<InvoiceDto> {
    return this.sending.send(ctx, id, body);
  }
}
