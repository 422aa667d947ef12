import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import {
  can,
  mustHave,
  ownMembershipId,
  type RequestContext,
} from '../../../platform/context/request-context.js';
import { notFound, staleVersion } from '../../../platform/errors/domain-error.js';
import { given } from '../../../platform/http/given.js';
import { Database } from '../../../platform/persistence/database.js';
import { Engagement } from '../engagement.entity.js';
import { asLine, EngagementLines, heldIn, recorded } from '../engagement-lines.js';
import { ChangeOrder, ChangeOrderRate } from './change-order.entity.js';
import { notAgreed, notDraft } from './change-orders.errors.js';
import {
  CHANGED_RATES,
  CHANGE_ORDER,
  CHANGE_ORDERS,
  NEXT_NUMBER,
  VERSIONS,
} from './change-orders.queries.js';
import type {
  ChangedLineDto,
  ChangedRateDto,
  ChangeOrderDto,
  ChangeOrderRowDto,
  CreateChangeOrderDto,
  EngagementVersionDto,
  UpdateChangeOrderDto,
} from './dto/change-order.dto.js';
import { changeOf, checkOrder, effectOf } from './order-terms.js';

type Head = Omit<ChangeOrderDto, 'before' | 'lines' | 'linesEffect' | 'rates'> & {
  startDate: string;
  endBefore: string;
  budgetBefore: string | null;
  budgetHoursBefore: string | null;
};

/** Drafting and reading changes to what is agreed; `ChangeOrderFlow` moves them on. */
@Injectable()
export class ChangeOrders {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly lines: EngagementLines,
  ) {}

  /** The orders of an engagement, the latest first. @throws 404 */
  async list(ctx: RequestContext, engagementId: string): Promise<ChangeOrderRowDto[]> {
    await this.database.repo(ctx, Engagement).getOrFail(engagementId);
    return this.database.query<ChangeOrderRowDto>(ctx, CHANGE_ORDERS, [ctx.firmId, engagementId]);
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<ChangeOrderDto> {
    const head = await this.database.one<Head>(ctx, CHANGE_ORDER, [ctx.firmId, id]);
    if (!head) throw notFound('change order');
    const { startDate, endBefore, budgetBefore, budgetHoursBefore, ...order } = head;
    const lines = await this.linesOf(ctx, order);
    return {
      ...order,
      before: { startDate, endDate: endBefore, budget: budgetBefore, budgetHours: budgetHoursBefore },
      lines,
      linesEffect: effectOf(lines),
      rates: can(ctx, P.RateRead) ? await this.ratesOf(ctx, id) : null,
    };
  }

  /** Every version that was agreed, the latest first. @throws 404 */
  async versions(ctx: RequestContext, engagementId: string): Promise<EngagementVersionDto[]> {
    const versions = await this.database.query<Omit<EngagementVersionDto, 'lines'>>(ctx, VERSIONS, [
      ctx.firmId,
      engagementId,
    ]);
    if (!versions.length) throw notFound('engagement');
    const rows = await this.lines.rowsOf(ctx, engagementId);
    return versions.map((version) => ({
      ...version,
      lines: rows.filter(heldIn(version.number)).map(asLine),
    }));
  }

  /** A draft for the engagement as it stands. @throws 403 as in engagements, 404, 409 unless it is agreed, 422 */
  async create(
    ctx: RequestContext,
    engagementId: string,
    { rates = [], lines = [], ...draft }: CreateChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    if (rates.length) mustHave(ctx, P.RateRead);
    const engagement = await this.lockAgreed(ctx, engagementId);
    const { endDate = null } = draft;
    const budgetChange = changeOf(draft.budgetChange) ?? null;
    const budgetHoursChange = changeOf(draft.budgetHoursChange) ?? null;
    const terms = { ...draft, endDate, budgetChange, budgetHoursChange };
    checkOrder(engagement, terms, { rates, lines });
    const next = await this.database.one<{ next: number }>(ctx, NEXT_NUMBER, [ctx.firmId, engagementId]);
    const order = await this.database.repo(ctx, ChangeOrder).insert({
      ...terms,
      ...{ engagementId, number: next!.next, basedOn: engagement.agreedVersion },
      draftedBy: ownMembershipId(ctx),
    });
    await this.lines.propose(ctx, order, lines);
    await this.setRates(ctx, order.id, rates);
    await this.record(ctx, 'drafted', order.id, null);
    return this.get(ctx, order.id);
  }

  /** @throws 403 as in create, 404, 409 unless a draft, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { rates, lines, ...changes }: UpdateChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    if (rates) mustHave(ctx, P.RateRead);
    const { order, engagement } = await this.lock(ctx, id, version);
    if (order.status !== 'draft') throw notDraft(order.status);
    const before = await this.recorded(ctx, id);
    const changed = given({
      ...changes,
      budgetChange: changeOf(changes.budgetChange),
      budgetHoursChange: changeOf(changes.budgetHoursChange),
    });
    const known = await this.linesOf(ctx, order);
    checkOrder(engagement, Object.assign({}, order, changed), { rates, lines: lines ?? known });
    await this.database.repo(ctx, ChangeOrder).update(id, changed);
    if (lines) await this.lines.propose(ctx, order, lines);
    if (rates) await this.setRates(ctx, id, rates);
    await this.record(ctx, 'updated', id, before);
    return this.get(ctx, id);
  }

  /** An order and its engagement, locked in this order by everybody. @throws 404, 412 for another version than seen */
  async lock(
    ctx: RequestContext,
    id: string,
    version?: number,
  ): Promise<{ order: ChangeOrder; engagement: Engagement }> {
    const orders = this.database.repo(ctx, ChangeOrder);
    const { engagementId } = await orders.getOrFail(id);
    const engagement = await this.database.repo(ctx, Engagement).lockOrFail(engagementId);
    const order = await orders.lockOrFail(id);
    if (version !== undefined && order.version !== version) throw staleVersion();
    return { order, engagement };
  }

  ratesOf(ctx: RequestContext, id: string): Promise<ChangedRateDto[]> {
    return this.database.query<ChangedRateDto>(ctx, CHANGED_RATES, [ctx.firmId, id]);
  }

  /** The lines of an order, each with what it takes the place of. */
  async linesOf(
    ctx: RequestContext,
    { id, engagementId, basedOn }: Pick<ChangeOrderRowDto, 'id' | 'engagementId' | 'basedOn'>,
  ): Promise<ChangedLineDto[]> {
    const rows = await this.lines.rowsOf(ctx, engagementId);
    const known = rows.filter(heldIn(basedOn));
    return rows
      .filter(({ changeOrderId }) => changeOrderId === id)
      .map((row) => {
        const before = known.find((one) => one.id === row.id);
        return Object.assign(asLine(row), { before: before ? asLine(before) : null });
      });
  }

  /** An order as the record has it, which people read who may not read rates. */
  async recorded(ctx: RequestContext, id: string): Promise<Recorded> {
    const { ...order } = await this.database.repo(ctx, ChangeOrder).getOrFail(id);
    const lines = (await this.linesOf(ctx, order)).map(({ before, ...line }) => recorded(line));
    const rates = (await this.ratesOf(ctx, id)).map(({ role }) => role);
    return { ...order, lines, rates };
  }

  async record(
    ctx: RequestContext,
    deed: string,
    id: string,
    before: Recorded | null,
    reason?: string,
  ): Promise<void> {
    const after = await this.recorded(ctx, id);
    const { title } = await this.database.repo(ctx, Engagement).getOrFail(after.engagementId);
    await this.audit.record(ctx, {
      action: `change_order.${deed}`,
      objectType: 'change_order',
      objectId: id,
      objectLabel: `${title} · ${after.number} ${after.title}`,
      ...{ before, after, reason },
    });
  }

  private async lockAgreed(ctx: RequestContext, id: string): Promise<Engagement> {
    const engagement = await this.database.repo(ctx, Engagement).lockOrFail(id);
    if (engagement.status !== 'approved' && engagement.status !== 'in_progress')
      throw notAgreed(engagement.status);
    return engagement;
  }

  private async setRates(
    ctx: RequestContext,
    changeOrderId: string,
    rates: readonly { role: string; hourlyRate: string }[],
  ): Promise<void> {
    const repo = this.database.repo(ctx, ChangeOrderRate);
    await repo.delete({ changeOrderId });
    await repo.insertMany(rates.map(({ role, hourlyRate }) => ({ changeOrderId, role, hourlyRate })));
  }
}

type Recorded = ChangeOrder & { lines: object[]; rates: string[] };
