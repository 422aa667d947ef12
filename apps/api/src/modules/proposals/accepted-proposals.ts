import { Injectable } from '@nestjs/common';
import { addDays, today } from '#libs/calendar';
import { isZero } from '#libs/money';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { Client } from '../clients/index.js';
import { ContractsService } from '../contracts/index.js';
import { Prospect, ProspectConversion } from '../crm/index.js';
import { EngagementsService } from '../engagements/index.js';
import { PortalUser, PortalUsersService } from '../identity/index.js';
import { SignatureRequests } from '../signing/index.js';
import { agreedOf } from './agreed-lines.js';
import { GIVE_CHUNKS, GIVE_FILES, GIVE_VERSIONS } from './client-proposals.queries.js';
import type { Owner } from './decide-proposal.js';
import type { ProposalTotals } from './proposal-totals.js';
import type { ProposalVersion } from './proposal-version.entity.js';
import type { Proposal } from './proposal.entity.js';

interface Accepted {
  proposal: Proposal;
  version: ProposalVersion;
  /** With the optional lines that were chosen. */
  totals: ProposalTotals;
  signer: { name: string; email: string | null };
  owner: Owner;
}

/** What an engagement lasts that nobody has given an end. */
const A_YEAR = 364;

/** What follows from an acceptance, in its transaction: the client, its first contact, and drafts of contract, engagement and project. */
@Injectable()
export class AcceptedProposals {
  constructor(
    private readonly database: Database,
    private readonly conversion: ProspectConversion,
    private readonly contacts: PortalUsersService,
    private readonly contracts: ContractsService,
    private readonly engagements: EngagementsService,
    private readonly requests: SignatureRequests,
  ) {}

  async begin(ctx: RequestContext, accepted: Accepted): Promise<Begun> {
    const clientId = await this.clientOf(ctx, accepted.proposal);
    await this.giveTo(ctx, accepted.proposal.id, clientId);
    await this.invite(ctx, clientId, accepted);
    return { clientId, ...(await this.agree(ctx, clientId, accepted)) };
  }

  /** Wins the prospect. A client of the same name may be somebody else, and is not shown to whoever accepted. */
  private async clientOf(ctx: RequestContext, { prospectId, clientId, number }: Proposal): Promise<string> {
    if (prospectId === null) return clientId!;
    const prospect = await this.standing(ctx, prospectId);
    const known = clientId ?? prospect.clientId ?? undefined;
    const taken = known ? false : await this.database.repo(ctx, Client).exists({ name: prospect.company });
    const name = taken ? `${prospect.company} (${number})` : prospect.company;
    const won = await this.conversion.convert(ctx, prospect.id, known ? { clientId: known } : { name });
    return won.clientId!;
  }

  /** The one that stands for it now. */
  private async standing(ctx: RequestContext, id: string): Promise<Prospect> {
    const prospect = await this.database.repo(ctx, Prospect).getOrFail(id);
    return prospect.mergedIntoId ? this.standing(ctx, prospect.mergedIntoId) : prospect;
  }

  /** Versions and papers are the client's from now on, so that its portal shows them. */
  private async giveTo(ctx: RequestContext, proposalId: string, clientId: string): Promise<void> {
    const rows = await this.database.query<{ fileId: string | null }>(ctx, GIVE_VERSIONS, [
      ...[ctx.firmId, proposalId, clientId],
    ]);
    const signed = await this.requests.giveTo(ctx, 'proposal', proposalId, clientId);
    const files = [...rows.flatMap(({ fileId }) => fileId ?? []), ...signed];
    await this.database.query(ctx, GIVE_FILES, [ctx.firmId, files, clientId]);
    await this.database.query(ctx, GIVE_CHUNKS, [ctx.firmId, files, clientId]);
  }

  /** In the name of the proposal's owner, who asked them in by sending it. */
  private async invite(ctx: RequestContext, clientId: string, { signer, owner }: Accepted): Promise<void> {
    const { name, email } = signer;
    if (email === null) return;
    const known = await this.database.repo(ctx, PortalUser).findOne({ clientId, email });
    if (known && known.status !== 'to_invite') return;
    const actor = {
      type: 'member',
      userId: '',
      roles: [],
      membershipId: owner.membershipId,
      name: owner.name,
    } as const;
    const as = { ...ctx, actor };
    const contact =
      known ??
      (await this.contacts.takeIn(as, clientId, {
        name,
        email,
        jobTitle: '',
        rights: ['projects', 'approvals'],
      }));
    await this.contacts.invite(as, contact.id);
  }

  /** Drafts of the contract and the engagement, over what was accepted. */
  private async agree(
    ctx: RequestContext,
    clientId: string,
    { proposal, version, totals, owner }: Accepted,
  ): Promise<Omit<Begun, 'clientId'>> {
    const { currency, number } = proposal;
    const { title, lines } = version;
    const startDate = version.startDate ?? earlier(today(ctx.firm.timeZone), version.endDate);
    const endDate = version.endDate ?? addDays(startDate, A_YEAR);
    const contract = await this.contracts.create(ctx, {
      ...{ clientId, kind: 'sow', title, startDate, endDate, value: totals.net, currency },
      ownerId: owner.membershipId,
    });
    const engagement = await this.engagements.create(ctx, {
      ...{ clientId, title, currency, startDate, endDate, contractId: contract.id },
      ...{ projectName: title, projectManagerId: owner.membershipId },
      description: `As accepted in proposal ${number}, version ${version.number}.`,
      budget: isZero(totals.net) ? null : totals.net,
      ...agreedOf(lines, totals, { currency, endDate }),
    });
    return { contractId: contract.id, engagementId: engagement.id };
  }
}

interface Begun {
  clientId: string;
  contractId: string;
  engagementId: string;
}

const earlier = (day: string, other: string | null): string => (other !== null && other < day ? other : day);
