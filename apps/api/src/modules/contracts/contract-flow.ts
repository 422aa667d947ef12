import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import type { ContractStatus } from '#libs/contracts';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import type { Draft } from '../../platform/persistence/repo.js';
import { Contract } from './contract.entity.js';
import { contractLifecycle } from './contract.lifecycle.js';
import { documentMissing, futureDay, terminatedBeforeStart } from './contracts.errors.js';
import { ContractsService } from './contracts.service.js';
import type {
  ActivateContractDto,
  ContractDto,
  TerminateContractDto,
  VoidContractDto,
} from './dto/contract.dto.js';

/** The way of a contract once it is drafted. */
@Injectable()
export class ContractFlow {
  constructor(
    private readonly database: Database,
    private readonly contracts: ContractsService,
  ) {}

  /** Signed elsewhere, on paper say. @throws 404, 409 unless a draft with its PDF, 412, 422 for a day to come */
  async activate(
    ctx: RequestContext,
    id: string,
    version: number,
    { signedOn }: ActivateContractDto,
  ): Promise<ContractDto> {
    const contract = await this.contracts.lockDraft(ctx, id, version);
    if (!contract.documentId) throw documentMissing();
    if (signedOn > today(ctx.firm.timeZone)) throw futureDay('signedOn');
    await this.move(ctx, contract, 'active', 'activated', { signedOn });
    return this.contracts.get(ctx, id);
  }

  /** Ended before its last day. @throws 404, 409 unless active, 412, 422 for a day to come or before its start */
  async terminate(
    ctx: RequestContext,
    id: string,
    version: number,
    { terminatedOn, reason }: TerminateContractDto,
  ): Promise<ContractDto> {
    const contract = await this.database.repo(ctx, Contract).lockVersion(id, version);
    if (terminatedOn > today(ctx.firm.timeZone)) throw futureDay('terminatedOn');
    if (terminatedOn < contract.startDate) throw terminatedBeforeStart();
    const facts = { terminatedOn, endReason: reason };
    await this.move(ctx, contract, 'terminated', 'terminated', facts, reason);
    return this.contracts.get(ctx, id);
  }

  /** A draft that shall never hold, but keeps its number. @throws 404, 409 unless a draft, 412 */
  async void(
    ctx: RequestContext,
    id: string,
    version: number,
    { reason }: VoidContractDto,
  ): Promise<ContractDto> {
    const contract = await this.contracts.lockDraft(ctx, id, version);
    await this.move(ctx, contract, 'void', 'voided', { endReason: reason }, reason);
    return this.contracts.get(ctx, id);
  }

  /** Past its last day. */
  async end(ctx: RequestContext, id: string): Promise<void> {
    const contract = await this.database.repo(ctx, Contract).lockOrFail(id);
    if (contract.status === 'active') await this.move(ctx, contract, 'ended', 'ended');
  }

  /** The caller holds the contract's row. @throws 409 when there is no such way */
  async move(
    ctx: RequestContext,
    contract: Contract,
    to: ContractStatus,
    deed: string,
    also: Draft<Contract> = {},
    reason?: string,
  ): Promise<void> {
    contractLifecycle.move({ status: contract.status }, to);
    const after = await this.database.repo(ctx, Contract).update(contract.id, { ...also, status: to });
    await this.contracts.record(ctx, deed, contract, after, reason);
  }
}
