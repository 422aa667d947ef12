import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import { formatMoney } from '#libs/money';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor, RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { AccountMails } from '../../platform/mail/account-mails.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { Database } from '../../platform/persistence/database.js';
import type { Caller } from '../identity/index.js';
import { AcceptedProposals } from './accepted-proposals.js';
import { assertOptional } from './client-proposals.js';
import { OWNER } from './client-proposals.queries.js';
import type { AcceptProposalDto, DeclineProposalDto } from './dto/client-proposal.dto.js';
import { ProposalVersions } from './proposal-versions.js';
import { proposalTotals } from './proposal-totals.js';
import { Proposal } from './proposal.entity.js';
import { proposalLifecycle } from './proposal.lifecycle.js';
import { notToDecide, otherVersion } from './proposals.errors.js';

/** Who answers a proposal: a contact in the portal, or whoever has a link to it. */
export interface Decider {
  actor: Extract<Actor, { type: 'portal' }> | { type: 'system'; name: string };
  /** The portal's client; null for a link. */
  clientId: string | null;
  /** Where the link went; null in the portal. */
  email: string | null;
  caller: Caller;
  /** The firm's day of the last of several signatures; left out for a plain word, which counts today. */
  answeredOn?: string;
}

/** The client's answer. Whoever comes first holds the proposal's row: the others find what became of it. */
@Injectable()
export class DecideProposal {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly versions: ProposalVersions,
    private readonly accepted: AcceptedProposals,
    private readonly mailer: Mailer,
    private readonly mails: AccountMails,
  ) {}

  /**
   * Once: asked again it does nothing more. In the same transaction the work begins: client, contact, engagement.
   * @throws 404, 409 unless it is open and this its version, 422 for a line that is not optional
   */
  async accept(
    ctx: RequestContext,
    id: string,
    by: Decider,
    { versionNumber, name, chosen }: AcceptProposalDto,
  ): Promise<void> {
    const before = await this.lock(ctx, id, by);
    if (before.status === 'accepted' && before.currentVersion === versionNumber) return;
    assertOpen(ctx, before, by, versionNumber);
    const version = await this.versions.find(ctx, id, versionNumber);
    assertOptional(version.lines, chosen);
    const acceptedKeys = [...new Set(chosen)];
    const totals = proposalTotals(
      version.lines,
      new Set(acceptedKeys),
      version,
      version.taxes,
      before.currency,
    );
    const owner = await this.ownerOf(ctx, before);
    const signer = { name, email: by.email };
    const begun = await this.accepted.begin(ctx, {
      ...{ proposal: before, version, totals, signer, owner },
    });
    proposalLifecycle.move({ status: before.status }, 'accepted');
    const after = await this.database.repo(ctx, Proposal).update(id, {
      ...{
        status: 'accepted' as const,
        ...decidedBy(by, name),
        acceptedKeys,
        net: totals.net,
        signingKeys: null,
      },
      ...begun,
    });
    await this.record(ctx, 'accepted', by, after);
    const amount = formatMoney(totals.net, before.currency, ctx.firm.locale);
    await this.tell(ctx, owner, after, `${name} has accepted ${titleOf(after)}, for ${amount} without tax.`);
  }

  /** @throws 404, 409 unless it is open and this its version */
  async decline(
    ctx: RequestContext,
    id: string,
    by: Decider,
    { versionNumber, name, reason }: DeclineProposalDto,
  ): Promise<void> {
    const before = await this.lock(ctx, id, by);
    assertOpen(ctx, before, by, versionNumber);
    proposalLifecycle.move({ status: before.status }, 'declined');
    const after = await this.database.repo(ctx, Proposal).update(id, {
      ...{ status: 'declined' as const, ...decidedBy(by, name), declineReason: reason, signingKeys: null },
    });
    await this.record(ctx, 'declined', by, after, reason);
    const words = `${name} has declined ${titleOf(after)}:\n\n${reason}`;
    await this.tell(ctx, await this.ownerOf(ctx, after), after, words);
  }

  private async lock(ctx: RequestContext, id: string, { clientId }: Decider): Promise<Proposal> {
    const proposal = await this.database.repo(ctx, Proposal).lockOrFail(id);
    if (clientId !== null && proposal.clientId !== clientId) throw notFound('proposal');
    return proposal;
  }

  private async ownerOf(ctx: RequestContext, { ownerId }: Proposal): Promise<Owner> {
    return (await this.database.one<Owner & Record<string, unknown>>(ctx, OWNER, [ctx.firmId, ownerId]))!;
  }

  private record(
    ctx: RequestContext,
    deed: string,
    { actor, caller: { requestId, ip, userAgent } }: Decider,
    { id, number, status, decidedByName, currentVersion }: Proposal,
    reason: string | null = null,
  ): Promise<void> {
    return this.audit.record(
      { ...ctx, actor, requestId, ip },
      {
        ...{ action: `proposal.${deed}`, objectType: 'proposal', objectId: id, objectLabel: number, reason },
        before: { status: 'sent' },
        after: { status, decidedByName, versionNumber: currentVersion, userAgent },
      },
    );
  }

  private async tell(
    ctx: RequestContext,
    { name, email }: Owner,
    proposal: Proposal,
    words: string,
  ): Promise<void> {
    if (!email) return;
    await this.mailer.send(ctx, {
      recipient: email,
      subject: `Proposal ${proposal.number} is ${proposal.status}`,
      body: `Hello ${name},\n\n${words}\n\n${this.mails.page(`/proposals/${proposal.id}`)}\n`,
      relatedType: 'proposal',
      relatedId: proposal.id,
    });
  }
}

export interface Owner {
  membershipId: string;
  name: string;
  email: string | null;
}

const titleOf = ({ number, title }: Proposal): string => `proposal ${number} (${title})`;

const decidedBy = ({ actor }: Decider, decidedByName: string) => ({
  ...{ decidedAt: new Date(), decidedByName },
  decidedByPortalUserId: actor.type === 'portal' ? actor.portalUserId : null,
});

/** @throws 409 with the reason in words */
function assertOpen(
  ctx: RequestContext,
  { status, currentVersion, validUntil, signingKeys }: Proposal,
  { answeredOn }: Decider,
  versionNumber: number,
): void {
  if (status !== 'sent') throw notToDecide(status);
  if (signingKeys && !answeredOn) throw notToDecide('signing');
  if (currentVersion !== versionNumber) throw otherVersion();
  if (validUntil < (answeredOn ?? today(ctx.firm.timeZone))) throw notToDecide('expired');
}
