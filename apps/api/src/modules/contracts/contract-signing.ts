import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import {
  type SendForSignatureDto,
  type SignedOutcome,
  type SigningSubject,
  SignatureRequests,
  SigningSubjects,
} from '../signing/index.js';
import { ContractFlow } from './contract-flow.js';
import { Contract } from './contract.entity.js';
import { documentMissing } from './contracts.errors.js';
import { ContractsService } from './contracts.service.js';
import type { ContractDto } from './dto/contract.dto.js';

/** Contracts that are signed here: sent as drafts, they hold once all signed, and are drafts again when nobody will. */
@Injectable()
export class ContractSigning implements SigningSubject {
  constructor(
    subjects: SigningSubjects,
    private readonly database: Database,
    private readonly contracts: ContractsService,
    private readonly flow: ContractFlow,
    private readonly requests: SignatureRequests,
  ) {
    subjects.register('contract', this);
  }

  /** @throws 404, 409 unless a draft with a PDF that can be sealed, 412, 422 */
  async send(
    ctx: RequestContext,
    id: string,
    version: number,
    terms: SendForSignatureDto,
  ): Promise<ContractDto> {
    const contract = await this.contracts.lockDraft(ctx, id, version);
    const { documentId: fileId, clientId, number, title } = contract;
    if (!fileId) throw documentMissing();
    const subject = { type: 'contract', id, title: `${number} ${title}`, clientId, fileId } as const;
    await this.requests.send(ctx, subject, terms);
    await this.flow.move(ctx, contract, 'out_for_signature', 'sent');
    return this.contracts.get(ctx, id);
  }

  async signed(
    ctx: RequestContext,
    id: string,
    { fileId, on }: Pick<SignedOutcome, 'fileId' | 'on'>,
  ): Promise<void> {
    const contract = await this.database.repo(ctx, Contract).lockOrFail(id);
    await this.flow.move(ctx, contract, 'active', 'activated', { documentId: fileId, signedOn: on });
  }

  async ended(ctx: RequestContext, id: string): Promise<void> {
    const contract = await this.database.repo(ctx, Contract).lockOrFail(id);
    await this.flow.move(ctx, contract, 'draft', 'reopened');
  }
}
