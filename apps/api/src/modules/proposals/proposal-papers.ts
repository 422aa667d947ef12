import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Database } from '../../platform/persistence/database.js';
import { Letterheads } from '../identity/index.js';
import { renderProposalPdf } from './proposal-pdf.js';
import { proposalTotals, type ProposalTotals } from './proposal-totals.js';
import type { ProposalVersion } from './proposal-version.entity.js';
import { ProposalVersions } from './proposal-versions.js';
import { Proposal } from './proposal.entity.js';
import { ProposalsService } from './proposals.service.js';

const COMPANY = `SELECT coalesce(c.name, s.company) AS company FROM proposals p
  LEFT JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
  LEFT JOIN prospects s ON s.firm_id = p.firm_id AND s.id = p.prospect_id
  WHERE p.firm_id = $1 AND p.id = $2`;

/** Proposals as PDF: the stored one of a version that was sent, one made now of a draft. */
@Injectable()
export class ProposalPapers {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
    private readonly letterheads: Letterheads,
    private readonly proposals: ProposalsService,
    private readonly versions: ProposalVersions,
  ) {}

  /** Makes and keeps the PDF of a version that is being sent. */
  async keep(
    ctx: RequestContext,
    proposal: Proposal,
    version: ProposalVersion,
    totals: ProposalTotals,
    recipientName: string,
  ): Promise<string> {
    const content = await this.render(ctx, proposal, version, totals, recipientName);
    const { clientId } = proposal;
    const file = await this.files.store(ctx, content, {
      ...{ name: nameOf(proposal, version.number), contentType: 'application/pdf', clientId },
    });
    return file.id;
  }

  /** Makes and keeps a paper with these optional lines in its total, and without the others. */
  keepChosen(
    ctx: RequestContext,
    proposal: Proposal,
    version: ProposalVersion,
    chosen: readonly string[],
    recipientName: string,
  ): Promise<string> {
    const lines = version.lines
      .filter(({ isOptional, key }) => !isOptional || chosen.includes(key))
      .map((line) => ({ ...line, isOptional: false }));
    const totals = proposalTotals(lines, new Set(), version, version.taxes, proposal.currency);
    return this.keep(ctx, proposal, Object.assign({}, version, { lines }), totals, recipientName);
  }

  /** The download is recorded. @throws 404 */
  async get(
    ctx: RequestContext,
    id: string,
    number: number,
  ): Promise<{ file: Pick<StoredFile, 'name' | 'contentType'>; content: Buffer }> {
    const proposal = await this.database.repo(ctx, Proposal).getOrFail(id);
    const version = await this.versions.find(ctx, id, number);
    if (version.proposalId !== id) throw notFound('version');
    await this.proposals.record(ctx, 'downloaded', proposal, null, { versionNumber: number });
    if (version.pdfFileId) return this.files.read(ctx, version.pdfFileId);
    const taxes = await this.proposals.taxesOf(ctx, version.lines);
    const totals = proposalTotals(version.lines, new Set(), version, taxes, proposal.currency);
    const content = await this.render(ctx, proposal, version, totals, '');
    return { file: { name: nameOf(proposal, number), contentType: 'application/pdf' }, content };
  }

  private async render(
    ctx: RequestContext,
    { id, number, currency }: Proposal,
    version: ProposalVersion,
    totals: ProposalTotals,
    recipientName: string,
  ): Promise<Buffer> {
    const { company } = (await this.database.one<{ company: string }>(ctx, COMPANY, [ctx.firmId, id]))!;
    const { title, validUntil, startDate, endDate, sections, lines } = version;
    return renderProposalPdf({
      ...{ number, currency, title, validUntil, startDate, endDate, sections, lines, totals },
      ...{ versionNumber: version.number, company, recipientName },
      head: await this.letterheads.of(ctx),
    });
  }
}

const nameOf = ({ number }: Proposal, version: number): string =>
  `${number}${version > 1 ? `-v${version}` : ''}.pdf`;
