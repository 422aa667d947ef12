import { Injectable } from '@nestjs/common';
import { type EngagementStatus, P } from '#libs/contracts';
import { add, normalise, sum } from '#libs/money';
import { Audit } from '../../platform/audit/audit.js';
import { can, mustHave, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { given } from '../../platform/http/given.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import { Client } from '../clients/index.js';
import { Contract } from '../contracts/index.js';
import { Membership } from '../identity/index.js';
import { EngagementPrices } from '../rates/index.js';
import { Engagement } from './engagement.entity.js';
import { EngagementLines, recorded } from './engagement-lines.js';
import { checkTerms } from './engagement-terms.js';
import { needsPrices } from './line-terms.js';
import {
  clientInactive,
  contractOver,
  managerOfNothing,
  notDraft,
  unknownClient,
  unknownContract,
  unknownManager,
} from './engagements.errors.js';
import {
  BUDGET_USED,
  CONTRACT_ENGAGEMENTS,
  ENGAGEMENT,
  ENGAGEMENT_LIST,
  ENGAGEMENT_PROJECTS,
  ENGAGEMENT_RATES,
  HAS_PRICES,
} from './engagements.queries.js';
import type {
  ContractEngagementDto,
  ContractEngagementsDto,
  ContractSumDto,
  CreateEngagementDto,
  EngagementDto,
  EngagementProjectDto,
  EngagementRowDto,
  ListEngagementsQuery,
  RateDto,
  UpdateEngagementDto,
} from './dto/engagement.dto.js';

type Head = Omit<EngagementDto, 'rates' | 'lines' | 'projects' | 'budgetUsed' | 'loggedSeconds' | 'value'> & {
  originalBudget: string | null;
  signedChanges: string;
};

type Listed = ContractEngagementDto & Record<string, unknown>;
type Plan = Pick<CreateEngagementDto, 'clientId' | 'contractId' | 'projectName' | 'projectManagerId'>;

/** A row, with what the record says besides. */
type Recorded = Engagement & { rates?: RateDto[]; lines?: object[] };

/** Drafting and reading engagements; `EngagementFlow` moves them on. */
@Injectable()
export class EngagementsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly prices: EngagementPrices,
    private readonly lines: EngagementLines,
  ) {}

  list(
    ctx: RequestContext,
    { q, clientId, status, ...page }: ListEngagementsQuery,
  ): Promise<Page<EngagementRowDto>> {
    return this.database.page(ctx, ENGAGEMENT_LIST, page, { q: q && contains(q), clientId, status });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<EngagementDto> {
    const key = [ctx.firmId, id];
    const head = await this.database.one<Head>(ctx, ENGAGEMENT, key);
    if (!head) throw notFound('engagement');
    const { originalBudget: original, signedChanges: changes, ...engagement } = head;
    const work = await this.database.whole(ctx, () =>
      this.database.one<{ used: string; loggedSeconds: number }>(ctx, BUDGET_USED, key),
    );
    const { used, loggedSeconds } = work!;
    return {
      ...engagement,
      budgetUsed: can(ctx, P.RateRead) || can(ctx, P.InvoiceRead) ? used : null,
      loggedSeconds,
      value: original === null ? null : { original, changes, running: add(original, changes) },
      lines: await this.lines.running(ctx, id),
      rates: can(ctx, P.RateRead) ? await this.ratesOf(ctx, id) : null,
      projects: await this.database.query<EngagementProjectDto>(ctx, ENGAGEMENT_PROJECTS, [
        ...key,
        ctx.ownProjects ?? null,
      ]),
    };
  }

  /** @throws 403 when rates are given without the right to read them, 409 for an inactive client, 422 */
  async create(ctx: RequestContext, { rates, lines, ...draft }: CreateEngagementDto): Promise<EngagementDto> {
    if (rates) mustHave(ctx, P.RateRead);
    const client = await this.database.repo(ctx, Client).findOne({ id: draft.clientId });
    if (!client) throw unknownClient();
    if (client.status !== 'active') throw clientInactive(client.name);
    const terms = { ...draft, currency: draft.currency ?? client.currency };
    checkTerms({ ...terms, rates, lines });
    await this.checkPlan(ctx, terms);
    const engagement = await this.database.repo(ctx, Engagement).insert(terms);
    await this.lines.set(ctx, engagement.id, lines ?? [{ title: draft.title, model: 'time_and_material' }]);
    if (rates?.length) await this.prices.set(ctx, engagement, rates);
    await this.record(ctx, 'engagement.created', null, await this.recorded(ctx, engagement));
    return this.get(ctx, engagement.id);
  }

  /** @throws 403 as in create, 404, 409 unless a draft, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { rates, lines, ...changes }: UpdateEngagementDto,
  ): Promise<EngagementDto> {
    if (rates) mustHave(ctx, P.RateRead);
    const before = await this.lockDraft(ctx, id, version);
    const recordedBefore = await this.recorded(ctx, before);
    const { startDate, endDate, currency, budget } = before;
    const known = await this.lines.running(ctx, id);
    checkTerms({ startDate, endDate, currency, budget, ...given(changes), rates, lines: lines ?? known });
    const { clientId, contractId, projectName, projectManagerId } = before;
    const plan = { clientId, contractId, projectName, projectManagerId };
    await this.checkPlan(ctx, { ...plan, ...given(changes) }, plan);
    const after = await this.database.repo(ctx, Engagement).update(id, changes);
    if (after.currency !== before.currency) await this.prices.moveTo(ctx, id, after.currency);
    if (rates) await this.prices.set(ctx, after, rates);
    if (lines) await this.lines.set(ctx, id, lines);
    await this.record(ctx, 'engagement.updated', recordedBefore, await this.recorded(ctx, after));
    return this.get(ctx, id);
  }

  /** @throws 404, 409 unless a draft, 412 */
  async delete(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.lockDraft(ctx, id, version);
    await this.database.repo(ctx, Engagement).delete({ id });
    await this.record(ctx, 'engagement.deleted', before, null);
  }

  /** Whether a rate card has prices for it, its own, its client's or the firm's, or none is needed. */
  async isPriced(ctx: RequestContext, id: string): Promise<boolean> {
    const lines = await this.lines.running(ctx, id);
    if (!lines.some(needsPrices)) return true;
    return (await this.database.one<{ priced: boolean }>(ctx, HAS_PRICES, [ctx.firmId, id]))!.priced;
  }

  /** What was agreed under a contract. @throws 404 */
  async ofContract(ctx: RequestContext, contractId: string): Promise<ContractEngagementsDto> {
    await this.database.repo(ctx, Contract).getOrFail(contractId);
    const key = [ctx.firmId, contractId];
    const engagements = await this.database.query<Listed>(ctx, CONTRACT_ENGAGEMENTS, key);
    return { engagements, sums: sumsOf(engagements) };
  }

  /** What was chosen before may have ended or left since. @throws 422 */
  private async checkPlan(
    ctx: RequestContext,
    { clientId, contractId, projectName, projectManagerId }: Plan,
    before?: Plan,
  ): Promise<void> {
    if (contractId && contractId !== before?.contractId) {
      const contract = await this.database.repo(ctx, Contract).findOne({ id: contractId, clientId });
      if (!contract) throw unknownContract();
      if (['ended', 'terminated', 'void'].includes(contract.status)) throw contractOver(contract.number);
    }
    if (!projectManagerId) return;
    if (!projectName) throw managerOfNothing();
    if (projectManagerId === before?.projectManagerId) return;
    const people = this.database.repo(ctx, Membership);
    if (!(await people.exists({ id: projectManagerId, status: 'active' }))) throw unknownManager();
  }

  private ratesOf(ctx: RequestContext, id: string): Promise<RateDto[]> {
    return this.database.query<RateDto>(ctx, ENGAGEMENT_RATES, [ctx.firmId, id]);
  }

  private async lockDraft(ctx: RequestContext, id: string, version: number): Promise<Engagement> {
    const engagement = await this.database.repo(ctx, Engagement).lockVersion(id, version);
    if (engagement.status !== 'draft') throw notDraft(engagement.status);
    return engagement;
  }

  /** An engagement as the record has it: with its rates and lines. */
  private async recorded(ctx: RequestContext, { ...engagement }: Engagement): Promise<Recorded> {
    const { id } = engagement;
    const lines = (await this.lines.running(ctx, id)).map(recorded);
    return { ...engagement, rates: await this.ratesOf(ctx, id), lines };
  }

  private record(
    ctx: RequestContext,
    action: string,
    before: Recorded | null,
    after: Recorded | null,
  ): Promise<void> {
    const { id: objectId, title: objectLabel } = (after ?? before)!;
    return this.audit.record(ctx, { action, objectType: 'engagement', objectId, objectLabel, before, after });
  }
}

const PLANNED: readonly EngagementStatus[] = ['draft', 'pending'];

/** By currency; what was rejected counts nowhere. */
function sumsOf(engagements: readonly ContractEngagementDto[]): ContractSumDto[] {
  const currencies = [...new Set(engagements.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const of = engagements.filter((one) => one.currency === currency && one.status !== 'rejected');
    const total = (isPlanned: boolean): string =>
      sum(of.flatMap(({ status, value }) => (PLANNED.includes(status) === isPlanned ? (value ?? []) : [])));
    return { currency, agreed: normalise(total(false), currency), planned: normalise(total(true), currency) };
  });
}
