import { Injectable } from '@nestjs/common';
import { firmOfToken } from '../../platform/access/firm-token.js';
import { hashOf } from '../../platform/access/secrets.js';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Database } from '../../platform/persistence/database.js';
import { Audit } from '../../platform/audit/audit.js';
import type { Caller } from '../identity/index.js';
import { ClientProposals } from './client-proposals.js';
import { LIVE_LINK } from './client-proposals.queries.js';
import { DecideProposal, type Decider } from './decide-proposal.js';
import type { ClientProposalDto, LinkAcceptDto, LinkDeclineDto } from './dto/client-proposal.dto.js';
import type { ProposalTotalsDto } from './dto/content.dto.js';
import { ProposalLink } from './proposal-link.entity.js';
import { linkGone } from './proposals.errors.js';

interface LiveLink {
  id: string;
  proposalId: string;
  recipientName: string;
  recipientEmail: string;
}

/** What the bearer of a link may do: read this one proposal, and answer it. */
@Injectable()
export class ProposalLinkReader {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly proposals: ClientProposals,
    private readonly decisions: DecideProposal,
  ) {}

  /** @throws 404 for a link that does not hold, 409 for a proposal that is not to be read now */
  look(token: string): Promise<ClientProposalDto> {
    return this.open(token, async (ctx, link) => {
      const proposal = await this.proposals.read(ctx, link.proposalId, null, link.recipientName);
      await this.database.repo(ctx, ProposalLink).updateWhere({ id: link.id }, { openedAt: new Date() });
      return proposal;
    });
  }

  /** @throws 404, 409, 422 */
  count(token: string, chosen: readonly string[]): Promise<ProposalTotalsDto> {
    return this.open(token, (ctx, link) => this.proposals.count(ctx, link.proposalId, null, chosen));
  }

  /** The download is recorded. @throws 404, 409 */
  pdf(token: string, { requestId, ip }: Caller): Promise<{ file: StoredFile; content: Buffer }> {
    return this.open(token, async (ctx, link) => {
      const { number, ...paper } = await this.proposals.pdf(ctx, link.proposalId, null);
      await this.audit.record(
        { ...ctx, actor: bearerOf(link), requestId, ip },
        {
          ...{ action: 'proposal.downloaded', objectType: 'proposal', objectId: link.proposalId },
          objectLabel: number,
        },
      );
      return paper;
    });
  }

  /** @throws 404, 409, 422 */
  accept({ token, ...answer }: LinkAcceptDto, caller: Caller): Promise<ClientProposalDto> {
    return this.open(token, async (ctx, link) => {
      await this.decisions.accept(ctx, link.proposalId, deciderOf(link, caller), answer);
      return this.proposals.read(ctx, link.proposalId, null, link.recipientName);
    });
  }

  /** @throws 404, 409, 422 */
  decline({ token, ...answer }: LinkDeclineDto, caller: Caller): Promise<ClientProposalDto> {
    return this.open(token, async (ctx, link) => {
      await this.decisions.decline(ctx, link.proposalId, deciderOf(link, caller), answer);
      return this.proposals.read(ctx, link.proposalId, null, link.recipientName);
    });
  }

  private async open<T>(
    token: string,
    work: (ctx: RequestContext, link: LiveLink) => Promise<T>,
  ): Promise<T> {
    const firmId = firmOfToken(token);
    if (!firmId) throw linkGone();
    const hash = hashOf(token);
    const { rows } = await this.database.transaction({ firmId }, (tx) =>
      tx.run<LiveLink & Record<string, unknown>>(LIVE_LINK, [firmId, hash]),
    );
    const [link] = rows;
    if (!link) throw linkGone();
    return this.contexts.forFirm(firmId, 'Link to a proposal', (ctx) => work(ctx, link));
  }
}

/** Who the record names: the person that the link was given to. */
const bearerOf = ({ recipientName }: LiveLink) =>
  ({ type: 'system', name: `${recipientName}, by link` }) as const;

const deciderOf = (link: LiveLink, caller: Caller): Decider => ({
  ...{ actor: bearerOf(link), clientId: null, email: link.recipientEmail, caller },
});
