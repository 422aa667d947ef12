import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PortalAccess, RecordsAccess } from '../../platform/access/access.decorators.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { attachment } from '../../platform/files/attachment.js';
import { Ctx, IdParam } from '../../platform/http/params.js';
import { ListPortalContractsQuery, PortalContractPageDto } from './dto/portal-contract.dto.js';
import { PortalContracts } from './portal-contracts.js';

@ApiTags('portal')
@Controller('portal/contracts')
export class PortalContractsController {
  constructor(private readonly contracts: PortalContracts) {}

  /** The client's contracts, the latest first, never drafts. */
  @Get()
  @PortalAccess('documents')
  list(@Ctx() ctx: RequestContext, @Query() query: ListPortalContractsQuery): Promise<PortalContractPageDto> {
    return this.contracts.list(ctx, query);
  }

  /** The PDF, with its certificate once it was signed here. */
  @Get(':id/document')
  @PortalAccess('documents')
  @RecordsAccess()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, content } = await this.contracts.document(ctx, id);
    return attachment(reply, file, content);
  }
}
