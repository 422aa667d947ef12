import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import type { RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import type { TaxOfCode } from './content.js';
import type { Comparable } from './difference.js';
import type { ProposalVersionDto } from './dto/proposal.dto.js';
import { proposalTotals } from './proposal-totals.js';
import { ProposalVersion } from './proposal-version.entity.js';
import { TAXES_ON, VERSION } from './proposals.queries.js';

export interface VersionRow extends Omit<ProposalVersionDto, 'totals' | 'sections' | 'lines'>, Blocks {
  taxes: TaxOfCode[];
  frozen: boolean;
  pdfFileId: string | null;
}
type Blocks = Pick<ProposalVersion, 'sections' | 'lines'>;

/** What proposals say: the version that is written, and those that were sent and stay as they are. */
@Injectable()
export class ProposalVersions {
  constructor(private readonly database: Database) {}

  /** With its figures: a sent one at the tax rates of its day, a draft at today's. @throws 404 */
  async get(
    ctx: RequestContext,
    { id, currency }: { id: string; currency: string },
    number: number,
    chosen: readonly string[] | null,
  ): Promise<ProposalVersionDto> {
    const { taxes: kept, frozen, pdfFileId: _, ...version } = await this.row(ctx, id, number);
    const taxes = frozen ? kept : await this.taxesToday(ctx);
    return { ...version, totals: proposalTotals(version.lines, new Set(chosen), version, taxes, currency) };
  }

  /** @throws 404 */
  async row(ctx: RequestContext, id: string, number: number): Promise<VersionRow> {
    const row = await this.database.one<VersionRow>(ctx, VERSION, [ctx.firmId, id, number]);
    if (!row) throw notFound('version');
    return row;
  }

  /** @throws 404 */
  async find(ctx: RequestContext, proposalId: string, number: number): Promise<ProposalVersion> {
    const version = await this.repo(ctx).findOne({ proposalId, number });
    if (!version) throw notFound('version');
    return version;
  }

  /** @throws 404 */
  async comparable(ctx: RequestContext, id: string, number: number): Promise<Comparable> {
    const { title, validUntil, startDate, endDate, discountKind, discountValue, sections, lines } =
      await this.row(ctx, id, number);
    return { terms: { title, validUntil, startDate, endDate, discountKind, discountValue }, sections, lines };
  }

  /** What was sent, to be written on; sections and lines keep their keys. */
  async copy(ctx: RequestContext, last: ProposalVersion, number: number): Promise<void> {
    const { proposalId, clientId, title, validUntil, startDate, endDate } = last;
    const { sections, lines, discountKind, discountValue } = last;
    await this.repo(ctx).insert({
      ...{ proposalId, clientId, number, title, validUntil, startDate, endDate },
      ...{ sections, lines, discountKind, discountValue },
    });
  }

  async setValidUntil(
    ctx: RequestContext,
    proposalId: string,
    number: number,
    validUntil: string,
  ): Promise<void> {
    await this.repo(ctx).updateWhere({ proposalId, number }, { validUntil });
  }

  private taxesToday(ctx: RequestContext): Promise<TaxOfCode[]> {
    return this.database.query<TaxOfCode>(ctx, TAXES_ON, [ctx.firmId, null, today(ctx.firm.timeZone)]);
  }

  private repo(ctx: RequestContext) {
    return this.database.repo(ctx, ProposalVersion);
  }
}
