import { Injectable } from '@nestjs/common';
import { withDecimals } from '#libs/money';
import { Audit } from '../../platform/audit/audit.js';
import { Contexts } from '../../platform/context/contexts.js';
import { ownClientId, type RequestContext } from '../../platform/context/request-context.js';
import { forbidden } from '../../platform/errors/domain-error.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import type { Caller } from '../identity/index.js';
import { ClientProposals } from './client-proposals.js';
import { PORTAL_PROPOSALS } from './client-proposals.queries.js';
import { DecideProposal, type Decider } from './decide-proposal.js';
import type {
  AcceptProposalDto,
  ClientProposalDto,
  DeclineProposalDto,
  ListPortalProposalsQuery,
  PortalProposalRowDto,
} from './dto/client-proposal.dto.js';

/** Proposals in the portal of their client. */
@Injectable()
export class PortalProposals {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly proposals: ClientProposals,
    private readonly decisions: DecideProposal,
  ) {}

  async list(
    ctx: RequestContext,
    { q, status, ...page }: ListPortalProposalsQuery,
  ): Promise<Page<PortalProposalRowDto>> {
    const filters = { clientId: ownClientId(ctx), status, q: q && contains(q) };
    const rows = await this.database.page<PortalProposalRowDto>(ctx, PORTAL_PROPOSALS, page, filters);
    return { ...rows, items: rows.items.map((row) => withDecimals(row, 'net')) };
  }

  /** @throws 404 */
  get(ctx: RequestContext, id: string): Promise<ClientProposalDto> {
    return this.proposals.read(ctx, id, ownClientId(ctx));
  }

  /** The download is recorded. @throws 404 */
  async pdf(ctx: RequestContext, id: string): Promise<{ file: StoredFile; content: Buffer }> {
    const { number, ...paper } = await this.proposals.pdf(ctx, id, ownClientId(ctx));
    const object = { objectType: 'proposal', objectId: id, objectLabel: number };
    await this.audit.record(ctx, { action: 'proposal.downloaded', ...object });
    return paper;
  }

  /** The request has no transaction of its own: what follows is the firm's. @throws 404, 409, 422 */
  accept(
    ctx: RequestContext,
    id: string,
    body: AcceptProposalDto,
    caller: Caller,
  ): Promise<ClientProposalDto> {
    return this.decide(ctx, id, caller, (now, by) => this.decisions.accept(now, id, by, body));
  }

  /** @throws 404, 409, 422 */
  decline(
    ctx: RequestContext,
    id: string,
    body: DeclineProposalDto,
    caller: Caller,
  ): Promise<ClientProposalDto> {
    return this.decide(ctx, id, caller, (now, by) => this.decisions.decline(now, id, by, body));
  }

  private decide(
    { firmId, actor }: RequestContext,
    id: string,
    caller: Caller,
    work: (ctx: RequestContext, by: Decider) => Promise<void>,
  ): Promise<ClientProposalDto> {
    if (actor.type !== 'portal') throw forbidden();
    const by = { actor, clientId: actor.clientId, email: null, caller };
    return this.contexts.forFirm(firmId, 'Answer to a proposal', async (ctx) => {
      await work(ctx, by);
      return this.proposals.read(ctx, id, actor.clientId);
    });
  }
}
