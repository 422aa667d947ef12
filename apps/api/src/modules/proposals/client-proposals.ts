import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import type { ProposalStatus } from '#libs/contracts';
import type { RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Database } from '../../platform/persistence/database.js';
import { READ_PROPOSAL } from './client-proposals.queries.js';
import type { LineContent } from './content.js';
import type { ClientProposalLineDto, ClientProposalDto } from './dto/client-proposal.dto.js';
import type { ProposalTotalsDto } from './dto/content.dto.js';
import { proposalTotals } from './proposal-totals.js';
import { ProposalVersions, type VersionRow } from './proposal-versions.js';
import { notOptional, notToDecide } from './proposals.errors.js';

interface Head extends Pick<
  ClientProposalDto,
  'number' | 'currency' | 'versionNumber' | 'outForSignature' | 'acceptedKeys' | 'decidedAt' | 'decidedByName'
> {
  id: string;
  status: ProposalStatus;
  company: string;
  firmName: string;
  firmEmail: string;
  firmPhone: string;
}

/** What a proposal's reader sees: `clientId` names the portal's client, null the bearer of a link. */
@Injectable()
export class ClientProposals {
  constructor(
    private readonly database: Database,
    private readonly versions: ProposalVersions,
    private readonly files: Files,
  ) {}

  /** @throws 404, 409 for one that is not to be read now */
  async read(
    ctx: RequestContext,
    id: string,
    clientId: string | null,
    readerName = '',
  ): Promise<ClientProposalDto> {
    const { head, version } = await this.find(ctx, id, clientId);
    const { id: _, ...facts } = head;
    const { title, validUntil, startDate, endDate, sections, lines, taxes } = version;
    return {
      ...{ ...facts, title, validUntil, startDate, endDate, sections, readerName },
      isOpen: head.status === 'sent' && !head.outForSignature && validUntil >= today(ctx.firm.timeZone),
      lines: lines.map(shown),
      totals: proposalTotals(lines, new Set(head.acceptedKeys), version, taxes, head.currency),
    };
  }

  /** The figures with these optional lines ticked. @throws 404, 409, 422 */
  async count(
    ctx: RequestContext,
    id: string,
    clientId: string | null,
    chosen: readonly string[],
  ): Promise<ProposalTotalsDto> {
    const { head, version } = await this.find(ctx, id, clientId);
    assertOptional(version.lines, chosen);
    return proposalTotals(version.lines, new Set(chosen), version, version.taxes, head.currency);
  }

  /** The paper as it was sent. @throws 404, 409 */
  async pdf(
    ctx: RequestContext,
    id: string,
    clientId: string | null,
  ): Promise<{ file: StoredFile; content: Buffer; number: string }> {
    const { head, version } = await this.find(ctx, id, clientId);
    return { ...(await this.files.read(ctx, version.pdfFileId!)), number: head.number };
  }

  private async find(
    ctx: RequestContext,
    id: string,
    clientId: string | null,
  ): Promise<{ head: Head; version: VersionRow }> {
    const head = await this.database.one<Head & Record<string, unknown>>(ctx, READ_PROPOSAL, [
      ...[ctx.firmId, id, clientId],
    ]);
    if (!head) throw notFound('proposal');
    if (['draft', 'withdrawn', 'expired'].includes(head.status) && clientId === null)
      throw notToDecide(head.status);
    return { head, version: await this.versions.row(ctx, id, head.versionNumber) };
  }
}

/** @throws 422 */
export function assertOptional(lines: readonly LineContent[], chosen: readonly string[]): void {
  const optional = lines.filter(({ isOptional }) => isOptional).map(({ key }) => key);
  if (chosen.some((key) => !optional.includes(key))) throw notOptional();
}

/** Without what the firm estimates for itself: who works on a price of its own, and how long. */
function shown({ budgetHours: _, taxCode: __, ...line }: LineContent): ClientProposalLineDto {
  if (line.model === 'time_and_material' || line.model === 'capped') return line;
  const { role: ___, ...rest } = line;
  return rest;
}
