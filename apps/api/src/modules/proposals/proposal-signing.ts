import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { mustHave, type RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { ContractSigning } from '../contracts/index.js';
import {
  type EndedOutcome,
  type SignedOutcome,
  type SigningSubject,
  SignatureRequests,
  SigningSubjects,
} from '../signing/index.js';
import { assertOptional } from './client-proposals.js';
import { DecideProposal, type Decider } from './decide-proposal.js';
import type { SendProposalForSignatureDto } from './dto/proposal.dto.js';
import { ProposalPapers } from './proposal-papers.js';
import { ProposalVersions } from './proposal-versions.js';
import { Proposal } from './proposal.entity.js';
import { notToSign, outForSignature, signedAfterValidity } from './proposals.errors.js';
import { ProposalsService } from './proposals.service.js';
import { SendProposal } from './send-proposal.js';

/** Proposals that are accepted by signatures: once all have signed, by the same acceptance as with a plain word. */
@Injectable()
export class ProposalSigning implements SigningSubject {
  constructor(
    subjects: SigningSubjects,
    private readonly database: Database,
    private readonly proposals: ProposalsService,
    private readonly versions: ProposalVersions,
    private readonly sending: SendProposal,
    private readonly papers: ProposalPapers,
    private readonly decisions: DecideProposal,
    private readonly contracts: ContractSigning,
    private readonly requests: SignatureRequests,
  ) {
    subjects.register('proposal', this);
  }

  /**
   * A draft is frozen as it is when it is sent by link; of one that was sent, the version that holds goes out.
   * @throws as `SendProposal.freeze`; 409 unless it is open and not out already; 422 for an optional line that it does not
   * have, or days after its last one
   */
  async send(
    ctx: RequestContext,
    id: string,
    version: number,
    { chosen = [], reason, ...terms }: SendProposalForSignatureDto,
  ): Promise<void> {
    mustHave(ctx, P.ProposalWrite);
    const before = await this.database.repo(ctx, Proposal).lockVersion(id, version);
    const recipient = terms.signers.find(({ side }) => side === 'client')?.name ?? '';
    const proposal =
      before.status === 'draft' ? await this.sending.freeze(ctx, before, recipient, reason) : before;
    if (proposal.status !== 'sent') throw notToSign(proposal.status);
    if (proposal.signingKeys) throw outForSignature();
    if (terms.expiresOn > proposal.validUntil) throw signedAfterValidity(proposal.validUntil);
    const { number, title, currentVersion, clientId } = proposal;
    const offered = await this.versions.find(ctx, id, currentVersion);
    assertOptional(offered.lines, chosen);
    const fileId = chosen.length
      ? await this.papers.keepChosen(ctx, proposal, offered, chosen, recipient)
      : offered.pdfFileId!;
    const subject = { type: 'proposal', id, title: `Proposal ${number} ${title}`, clientId, fileId } as const;
    await this.requests.send(ctx, subject, terms);
    const signingKeys = [...new Set(chosen)];
    await this.database.repo(ctx, Proposal).update(id, { signingKeys });
  }

  /** The sealed paper is the contract's, too, which holds from now on. */
  async signed(ctx: RequestContext, id: string, outcome: SignedOutcome): Promise<void> {
    const { currentVersion: versionNumber, signingKeys } = await this.lock(ctx, id);
    const signer = outcome.signers.find(({ side }) => side === 'client')!;
    const answer = { versionNumber, name: signer.signature, chosen: signingKeys ?? [] };
    await this.decisions.accept(ctx, id, deciderOf(ctx, signer, outcome.on), answer);
    const { contractId } = await this.lock(ctx, id);
    await this.contracts.signed(ctx, contractId!, outcome);
  }

  /** Declined is declined; otherwise it is open as before, and may be accepted or sent to be signed again. */
  async ended(ctx: RequestContext, id: string, { status, reason, declined }: EndedOutcome): Promise<void> {
    const before = await this.lock(ctx, id);
    if (declined) {
      const by = deciderOf(ctx, declined, today(ctx.firm.timeZone));
      const answer = { versionNumber: before.currentVersion, name: declined.name, reason };
      return this.decisions.decline(ctx, id, by, answer);
    }
    await this.database.repo(ctx, Proposal).update(id, { signingKeys: null });
    const why = status === 'expired' ? 'Nobody signed it in time.' : reason;
    await this.proposals.record(ctx, 'reopened', before, null, null, why);
  }

  private lock(ctx: RequestContext, id: string): Promise<Proposal> {
    return this.database.repo(ctx, Proposal).lockOrFail(id);
  }
}

interface Person {
  name: string;
  email: string;
  address: string;
  agent: string;
}

/** Who the record names: the signer, from where they signed or declined, on the firm's day on which it was over. */
const deciderOf = (
  { requestId }: RequestContext,
  { name, email, address, agent }: Person,
  answeredOn: string,
): Decider => ({
  ...{ actor: { type: 'system', name: `${name} (signer)` }, clientId: null, email, answeredOn },
  caller: { requestId, ip: address, userAgent: agent },
});
