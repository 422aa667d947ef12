import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import { LIMITS } from '#libs/contracts';
import { newFirmToken } from '../../platform/access/firm-token.js';
import { hashOf } from '../../platform/access/secrets.js';
import { ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { AccountMails } from '../../platform/mail/account-mails.js';
import { Database } from '../../platform/persistence/database.js';
import type { LinkProposalDto, ProposalDto, SendProposalDto, SentProposalDto } from './dto/proposal.dto.js';
import { Margins } from './margin.js';
import { ProposalLink } from './proposal-link.entity.js';
import { ProposalPapers } from './proposal-papers.js';
import { ProposalVersion } from './proposal-version.entity.js';
import { ProposalVersions } from './proposal-versions.js';
import { Proposal } from './proposal.entity.js';
import { proposalLifecycle } from './proposal.lifecycle.js';
import { proposalTotals } from './proposal-totals.js';
import { nothingOffered, notSent, outForSignature, validityOver } from './proposals.errors.js';
import { ProposalsService } from './proposals.service.js';

/** The way of a proposal to its readers, and back out of their hands. */
@Injectable()
export class SendProposal {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalsService,
    private readonly versions: ProposalVersions,
    private readonly papers: ProposalPapers,
    private readonly margins: Margins,
    private readonly mails: AccountMails,
  ) {}

  /**
   * Freezes the version that was written and gives its reader a link.
   * @throws as `freeze`; 404, 412
   */
  async send(
    ctx: RequestContext,
    id: string,
    version: number,
    { reason, ...to }: SendProposalDto,
  ): Promise<SentProposalDto> {
    const before = await this.database.repo(ctx, Proposal).lockVersion(id, version);
    const after = await this.freeze(ctx, before, to.recipientName, reason, to.recipientEmail);
    const link = await this.give(ctx, after, to);
    return { proposal: await this.proposals.get(ctx, id), link };
  }

  /**
   * Freezes the version that was written, with its PDF and the tax rates of today. The caller holds its row.
   * @throws 403 where a least margin is set, to who may not see costs; 409 unless a draft with prices, or below the margin
   */
  async freeze(
    ctx: RequestContext,
    before: Proposal,
    recipientName: string,
    reason: string | undefined,
    recipient = recipientName,
  ): Promise<Proposal> {
    const { id } = before;
    proposalLifecycle.move({ status: before.status }, 'sent');
    const draft = await this.versions.find(ctx, id, before.currentVersion);
    if (!draft.lines.length) throw nothingOffered();
    if (draft.validUntil < today(ctx.firm.timeZone)) throw validityOver();
    const taxes = await this.proposals.taxesOf(ctx, draft.lines);
    const totals = proposalTotals(draft.lines, new Set(), draft, taxes, before.currency);
    await this.margins.assertKept(ctx, { lines: draft.lines, totals }, before.currency, reason);
    const pdfFileId = await this.papers.keep(ctx, before, draft, totals, recipientName);
    const sentAt = new Date();
    const sentBy = ownMembershipId(ctx);
    await this.database
      .repo(ctx, ProposalVersion)
      .update(draft.id, { taxes, frozen: true, sentAt, sentBy, pdfFileId });
    const after = await this.database.repo(ctx, Proposal).update(id, { status: 'sent', sentAt });
    const said = { status: after.status, recipient, versionNumber: after.currentVersion };
    await this.proposals.record(ctx, 'sent', after, { status: before.status }, said, reason);
    return after;
  }

  /** One more way to a proposal that was sent. @throws 404, 409 */
  async link(ctx: RequestContext, id: string, to: LinkProposalDto): Promise<SentProposalDto> {
    const proposal = await this.database.repo(ctx, Proposal).lockOrFail(id);
    if (proposal.status !== 'sent') throw notSent(proposal.status);
    const link = await this.give(ctx, proposal, to);
    await this.proposals.record(ctx, 'linked', proposal, null, { recipient: to.recipientEmail });
    return { proposal: await this.proposals.get(ctx, id), link };
  }

  /** The link leads nowhere from now on. @throws 404 */
  async revokeLink(ctx: RequestContext, id: string, linkId: string): Promise<void> {
    const proposal = await this.database.repo(ctx, Proposal).getOrFail(id);
    const where = { id: linkId, proposalId: id, revokedAt: null };
    const [revoked] = await this.database
      .repo(ctx, ProposalLink)
      .updateWhere(where, { revokedAt: new Date() });
    if (!revoked) throw notFound('link');
    await this.proposals.record(ctx, 'link_revoked', proposal, { recipient: revoked.recipientEmail }, null);
  }

  /** Nobody can accept it any more. @throws 404, 409 once decided or out to be signed, 412 */
  async withdraw(ctx: RequestContext, id: string, version: number, reason: string): Promise<ProposalDto> {
    const before = await this.database.repo(ctx, Proposal).lockVersion(id, version);
    if (before.signingKeys) throw outForSignature();
    proposalLifecycle.move({ status: before.status }, 'withdrawn');
    const after = await this.database.repo(ctx, Proposal).update(id, { status: 'withdrawn' });
    await this.proposals.record(ctx, 'withdrawn', after, before, after, reason);
    return this.proposals.get(ctx, id);
  }

  /** Answers the link where it was asked for, or where no mail server carries it. */
  private async give(ctx: RequestContext, proposal: Proposal, to: LinkProposalDto): Promise<string | null> {
    const token = newFirmToken(ctx.firmId);
    const { recipientName, recipientEmail, by, message } = to;
    await this.database.repo(ctx, ProposalLink).append({
      ...{ proposalId: proposal.id, tokenHash: hashOf(token), recipientName, recipientEmail },
      ...{ createdBy: ownMembershipId(ctx), createdAt: new Date() },
    });
    const link = this.mails.link('/proposal', token);
    if (by === 'link') return link;
    await this.mails.send(ctx.tx, mailOf(ctx, proposal, { recipientName, recipientEmail, message, link }));
    return this.mails.delivers ? null : link;
  }
}

function mailOf(
  ctx: RequestContext,
  { number, title, validUntil }: Proposal,
  { recipientName, recipientEmail, message, link }: Omit<LinkProposalDto, 'by'> & { link: string },
) {
  const date = new Intl.DateTimeFormat(ctx.firm.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const words = message?.length ? message : `Dear ${recipientName},\n\nhere is our proposal.`;
  return {
    recipient: recipientEmail,
    subject: `Proposal ${number} from ${ctx.firm.name}: ${title}`.slice(0, LIMITS.nameLength),
    body: `${words}\n\nRead it, and accept or decline, until ${date.format(new Date(`${validUntil}T00:00:00Z`))}:\n${link}\n\nThe link is for you alone: whoever has it can answer in your name.\n\n${ctx.actor.name}\n${ctx.firm.name}\n`,
  };
}
