import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import type { ChangeOrderStatus } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Draft } from '../../../platform/persistence/repo.js';
import { EngagementPrices, type RateEffectDto, Repricing } from '../../rates/index.js';
import { SignatureRequests } from '../../signing/index.js';
import { Engagement } from '../engagement.entity.js';
import { HOLD_CHANGED_LINES, SETTLED_MONTHS, SETTLED_PARTS } from './billed-parts.queries.js';
import { ChangeOrder, EngagementVersion } from './change-order.entity.js';
import { changeOrderLifecycle } from './change-order.lifecycle.js';
import {
  effectChanged,
  empty,
  notAgreed,
  notStale,
  outForSignature,
  ownOrder,
  projectsOutside,
  settled,
  type SettledPart,
  signedLater,
  stale,
} from './change-orders.errors.js';
import { NAME_LINES, PROJECTS_AFTER, RUN_LINES, SUPERSEDE } from './change-orders.queries.js';
import { ChangeOrders } from './change-orders.service.js';
import type { ChangeOrderDto, SignChangeOrderDto } from './dto/change-order.dto.js';
import { amended, saysNothing } from './order-terms.js';

/** Who signed for the client, on which day and how; `recordedBy` is the member who says so, null where none has to. */
export interface Signature {
  by: string;
  at: string;
  how: string;
  recordedBy?: string | null;
}

type Settled = SettledPart & Record<string, unknown>;

interface Locked {
  order: ChangeOrder;
  engagement: Engagement;
}

/** The way of a change order: sent to the client, signed, and applied exactly once, on the version it was written for. */
@Injectable()
export class ChangeOrderFlow {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly orders: ChangeOrders,
    private readonly prices: EngagementPrices,
    private readonly repricing: Repricing,
    private readonly requests: SignatureRequests,
  ) {}

  /** @throws 404, 409 unless a draft that changes something of the engagement as it stands, and nothing that is billed; 412 */
  async send(ctx: RequestContext, id: string, version: number): Promise<ChangeOrderDto> {
    const locked = await this.orders.lock(ctx, id, version);
    assertCurrent(locked);
    const lines = await this.orders.linesOf(ctx, locked.order);
    const rates = await this.orders.ratesOf(ctx, id);
    if (saysNothing(locked.order, lines.length + rates.length)) throw empty();
    await this.assertUnsettled(ctx, id);
    return this.move(ctx, locked.order, 'sent', 'sent', { sentAt: new Date(), decisionNote: '' });
  }

  /** What the client said outside of this software. @throws 403 for whoever drafted it, 404, 409, 412, 422 */
  async recordSignature(
    ctx: RequestContext,
    id: string,
    version: number,
    { signedBy: by, signedOn: at, signedHow: how }: SignChangeOrderDto,
  ): Promise<ChangeOrderDto> {
    const locked = await this.orders.lock(ctx, id, version);
    const recordedBy = ownMembershipId(ctx);
    if (locked.order.draftedBy === recordedBy) throw ownOrder();
    if (at > today(ctx.firm.timeZone)) throw signedLater();
    await this.assertAtHome(ctx, id);
    assertCurrent(locked);
    return this.sign(ctx, id, { by, at, how, recordedBy });
  }

  /** The client agreed, also to an order that became stale on the way. The one way to a signed order. @throws 404, 409 unless sent */
  async sign(
    ctx: RequestContext,
    id: string,
    { by, at, how, recordedBy = null }: Signature,
  ): Promise<ChangeOrderDto> {
    const { order } = await this.orders.lock(ctx, id);
    const signature = { signedBy: by, signedOn: at, signedHow: how, recordedBy };
    return this.move(ctx, order, 'signed', 'signed', signature);
  }

  /** A draft again, since nobody will sign what was sent. @throws 404, 409 unless sent */
  async reopen(ctx: RequestContext, id: string, decisionNote: string): Promise<void> {
    const { order } = await this.orders.lock(ctx, id);
    await this.move(ctx, order, 'draft', 'reopened', { sentAt: null, decisionNote });
  }

  /** The client did not agree, or the firm thought better of it. @throws 404, 409, 412 */
  async end(
    ctx: RequestContext,
    id: string,
    version: number,
    status: 'rejected' | 'withdrawn',
    note: string,
  ): Promise<ChangeOrderDto> {
    const { order } = await this.orders.lock(ctx, id, version);
    await this.assertAtHome(ctx, id);
    return this.move(ctx, order, status, status, { ...UNSIGNED, decisionNote: note });
  }

  /** Makes it a draft for the engagement as it stands by now, to be signed anew. @throws 404, 409 unless stale, 412 */
  async rebase(ctx: RequestContext, id: string, version: number): Promise<ChangeOrderDto> {
    const { order, engagement } = await this.orders.lock(ctx, id, version);
    await this.assertAtHome(ctx, id);
    if (order.basedOn === engagement.agreedVersion) throw notStale();
    const basedOn = engagement.agreedVersion;
    return this.move(ctx, order, 'draft', 'rebased', { ...UNSIGNED, basedOn, sentAt: null });
  }

  /** What its rates would do to unbilled hours: it is done, looked at and undone. @throws 404 */
  async preview(ctx: RequestContext, id: string): Promise<RateEffectDto> {
    const { order, engagement } = await this.orders.lock(ctx, id);
    await ctx.tx.run('SAVEPOINT before_change');
    const { effect } = await this.reprice(ctx, order, engagement);
    await ctx.tx.run('ROLLBACK TO SAVEPOINT before_change');
    return effect;
  }

  /**
   * Makes the engagement's next version. @throws 404, 409 unless signed, for the engagement as it stands, whose projects
   * end before it does, changing nothing that is billed, and with the effect that was previewed; 412
   */
  async apply(ctx: RequestContext, id: string, version: number, previewed?: string): Promise<ChangeOrderDto> {
    await this.repricing.hold(ctx);
    const { order, engagement } = await this.orders.lock(ctx, id, version);
    changeOrderLifecycle.move({ status: order.status }, 'applied');
    assertCurrent({ order, engagement });
    await this.assertUnsettled(ctx, id);
    const madeVersion = engagement.agreedVersion + 1;
    await this.keep(ctx, engagement);
    await this.amend(ctx, order, engagement, madeVersion);
    await this.runLines(ctx, order, madeVersion);
    const { effect, touched } = await this.reprice(ctx, order, engagement);
    if (previewed !== undefined && previewed !== effect.stamp) throw effectChanged();
    await this.repricing.apply(ctx, touched);
    const appliedBy = ownMembershipId(ctx);
    return this.move(ctx, order, 'applied', 'applied', { appliedBy, appliedAt: new Date(), madeVersion });
  }

  /** Holds the lines that change, so that nobody bills or accepts parts of them meanwhile. @throws 409 naming what is settled */
  private async assertUnsettled(ctx: RequestContext, id: string): Promise<void> {
    const key = [ctx.firmId, id];
    await this.database.query(ctx, HOLD_CHANGED_LINES, key);
    const parts = await this.database.query<Settled>(ctx, SETTLED_PARTS, key);
    const months = await this.database.query<Settled>(ctx, SETTLED_MONTHS, key);
    if (parts.length + months.length) throw settled([...parts, ...months]);
  }

  /** @throws 409 while people are asked to sign it */
  private async assertAtHome(ctx: RequestContext, id: string): Promise<void> {
    if (await this.requests.isOut(ctx, 'change_order', id)) throw outForSignature();
  }

  /** What was agreed until now can be read for ever. */
  private async keep(ctx: RequestContext, engagement: Engagement): Promise<void> {
    const { id: engagementId, agreedVersion: number, startDate, endDate, budget, budgetHours } = engagement;
    const kept = { engagementId, number, startDate, endDate, budget, budgetHours };
    await this.database.repo(ctx, EngagementVersion).insert(kept);
  }

  private async amend(
    ctx: RequestContext,
    order: ChangeOrder,
    before: Engagement,
    agreedVersion: number,
  ): Promise<void> {
    const terms = amended(before, order);
    const key = [ctx.firmId, before.id, ctx.ownProjects ?? null, terms.endDate];
    const outside = await this.database.query<{ name: string }>(ctx, PROJECTS_AFTER, key);
    if (outside.length)
      throw projectsOutside(
        terms.endDate,
        outside.map(({ name }) => name),
      );
    const after = await this.database.repo(ctx, Engagement).update(before.id, { ...terms, agreedVersion });
    await this.audit.record(ctx, {
      action: 'engagement.amended',
      objectType: 'engagement',
      objectId: before.id,
      objectLabel: before.title,
      before,
      after,
      reason: `${order.number} ${order.title}`,
    });
  }

  private async runLines(
    ctx: RequestContext,
    { id, engagementId, effectiveFrom }: ChangeOrder,
    version: number,
  ): Promise<void> {
    await this.database.query(ctx, NAME_LINES, [ctx.firmId, engagementId]);
    await this.database.query(ctx, SUPERSEDE, [ctx.firmId, id, version]);
    await this.database.query(ctx, RUN_LINES, [ctx.firmId, id, version, effectiveFrom]);
  }

  /** Gives the engagement's card the order's prices, and says what they do to unbilled hours. */
  private async reprice(ctx: RequestContext, { id, effectiveFrom }: ChangeOrder, engagement: Engagement) {
    const rates = await this.orders.ratesOf(ctx, id);
    if (rates.length) await this.prices.changeFrom(ctx, engagement, effectiveFrom, rates);
    const owner = { ownerId: engagement.id, currency: engagement.currency };
    const touched = rates.length ? await this.repricing.touchedBy(ctx, owner) : { projectIds: [] };
    return { touched, effect: await this.repricing.effect(ctx, touched) };
  }

  private async move(
    ctx: RequestContext,
    order: ChangeOrder,
    status: ChangeOrderStatus,
    deed: string,
    also: Draft<ChangeOrder>,
  ): Promise<ChangeOrderDto> {
    changeOrderLifecycle.move({ status: order.status }, status);
    const before = await this.orders.recorded(ctx, order.id);
    await this.database.repo(ctx, ChangeOrder).update(order.id, { ...also, status });
    const why = also.decisionNote?.length ? also.decisionNote : undefined;
    await this.orders.record(ctx, deed, order.id, before, why);
    return this.orders.get(ctx, order.id);
  }
}

const UNSIGNED = { signedBy: '', signedOn: null, signedHow: '', recordedBy: null };

/** @throws 409 unless the engagement is under way and in the version that the order was written for */
function assertCurrent({ order, engagement }: Locked): void {
  const { status, agreedVersion } = engagement;
  if (status !== 'approved' && status !== 'in_progress') throw notAgreed(status);
  if (order.basedOn !== agreedVersion) throw stale(order.basedOn, agreedVersion);
}
