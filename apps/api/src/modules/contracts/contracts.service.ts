import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import { exponentOf, isDecimal, normalise } from '#libs/money';
import { Audit } from '../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { given } from '../../platform/http/given.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import { Sequences } from '../../platform/sequences/sequences.js';
import { Client } from '../clients/index.js';
import { Membership } from '../identity/index.js';
import { Contract } from './contract.entity.js';
import {
  clientInactive,
  endBeforeStart,
  notDraft,
  noticeWithoutEnd,
  tooManyDecimals,
  unknownClient,
  unknownOwner,
} from './contracts.errors.js';
import { CONTRACT, CONTRACT_LIST } from './contracts.queries.js';
import type {
  ContractDto,
  ContractRowDto,
  CreateContractDto,
  ListContractsQuery,
  UpdateContractDto,
} from './dto/contract.dto.js';

const NUMBER_FORMAT = 'C-{YYYY}-{seq:4}';

type Terms = Pick<Contract, 'startDate' | 'endDate' | 'renewalNoticeDays' | 'value' | 'currency'>;

/** Drafting and reading contracts; `ContractFlow` moves them on. */
@Injectable()
export class ContractsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly sequences: Sequences,
  ) {}

  list(
    ctx: RequestContext,
    { q, clientId, ownerId, status, kind, noticeDue, ...page }: ListContractsQuery,
  ): Promise<Page<ContractRowDto>> {
    const filters = { clientId, ownerId, status, kind, noticeDue };
    return this.database.page(ctx, CONTRACT_LIST, page, { q: q && contains(q), ...filters });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<ContractDto> {
    const contract = await this.database.one<ContractDto>(ctx, CONTRACT, [ctx.firmId, id]);
    if (!contract) throw notFound('contract');
    return contract;
  }

  /** A draft with the next number of the year. @throws 409 for an inactive client, 422 */
  async create(
    ctx: RequestContext,
    { ownerId = ownMembershipId(ctx), ...draft }: CreateContractDto,
  ): Promise<ContractDto> {
    const client = await this.database.repo(ctx, Client).findOne({ id: draft.clientId });
    if (!client) throw unknownClient();
    if (client.status !== 'active') throw clientInactive(client.name);
    await this.checkOwner(ctx, ownerId);
    const terms = checked({
      startDate: draft.startDate,
      endDate: draft.endDate ?? null,
      renewalNoticeDays: draft.renewalNoticeDays ?? null,
      value: draft.value ?? null,
      currency: draft.currency ?? client.currency,
    });
    const day = today(ctx.firm.timeZone);
    const number = await this.sequences.next(ctx, 'contract', day, NUMBER_FORMAT);
    const contract = await this.database.repo(ctx, Contract).insert({ ...draft, ...terms, ownerId, number });
    await this.record(ctx, 'created', null, contract);
    return this.get(ctx, contract.id);
  }

  /** @throws 404, 409 unless a draft, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { ...changes }: UpdateContractDto,
  ): Promise<ContractDto> {
    const before = await this.lockDraft(ctx, id, version);
    if (changes.ownerId) await this.checkOwner(ctx, changes.ownerId);
    const terms = checked({ ...termsOf(before), ...given(termsOf(changes)) });
    const after = await this.database.repo(ctx, Contract).update(id, { ...changes, ...terms });
    await this.record(ctx, 'updated', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 unless a draft, 412 */
  async delete(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.lockDraft(ctx, id, version);
    await this.database.repo(ctx, Contract).delete({ id });
    await this.record(ctx, 'deleted', before, null);
  }

  /** @throws 404, 409 unless a draft, 412 */
  async lockDraft(ctx: RequestContext, id: string, version: number): Promise<Contract> {
    const contract = await this.database.repo(ctx, Contract).lockVersion(id, version);
    if (contract.status !== 'draft') throw notDraft(contract.status);
    return contract;
  }

  /** What was done to it, in the audit log: `updated`, `terminated`. */
  record(
    ctx: RequestContext,
    deed: string,
    before: Contract | null,
    after: Contract | null,
    reason?: string,
  ): Promise<void> {
    const { id: objectId, number, title } = (after ?? before)!;
    const objectLabel = `${number} ${title}`;
    const object = { objectType: 'contract', objectId, objectLabel };
    return this.audit.record(ctx, { action: `contract.${deed}`, ...object, before, after, reason });
  }

  private async checkOwner(ctx: RequestContext, id: string): Promise<void> {
    const active = await this.database.repo(ctx, Membership).exists({ id, status: 'active' });
    if (!active) throw unknownOwner();
  }
}

/** The terms with the value as it is kept. @throws 422 */
function checked(terms: Terms): Terms {
  const { startDate, endDate, renewalNoticeDays, value, currency } = terms;
  if (endDate !== null && endDate < startDate) throw endBeforeStart();
  if (renewalNoticeDays !== null && endDate === null) throw noticeWithoutEnd();
  if (value === null) return terms;
  const maxDecimals = exponentOf(currency);
  if (!isDecimal(value, { maxDecimals })) throw tooManyDecimals(currency, maxDecimals);
  return { ...terms, value: normalise(value, currency) };
}

function termsOf(of: Terms): Terms;
function termsOf(of: Partial<Terms>): Partial<Terms>;
function termsOf({ startDate, endDate, renewalNoticeDays, value, currency }: Partial<Terms>): Partial<Terms> {
  return { startDate, endDate, renewalNoticeDays, value, currency };
}
