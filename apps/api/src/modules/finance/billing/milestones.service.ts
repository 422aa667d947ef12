import { Injectable } from '@nestjs/common';
import { addDays, today } from '#libs/calendar';
import { compare } from '#libs/money';
import type { EngagementStatus, MilestoneAcceptance, MilestoneStatus } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import type { Actor, RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, notFound, staleVersion, wrongState } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Draft } from '../../../platform/persistence/repo.js';
import type { Caller } from '../../identity/index.js';
import type { AcceptMilestoneDto, MilestoneStateDto, ReachMilestoneDto } from './dto/milestone.dto.js';
import { acceptedByItselfOn } from './line-use.js';
import { MilestoneMails } from './milestone-mails.js';
import { Milestone } from './milestone.entity.js';
import { milestoneLifecycle } from './milestone.lifecycle.js';
import { ACTIVE_FIRMS, HOLD_LINE_OF_MILESTONE, MILESTONE, SILENTLY_ACCEPTED } from './milestones.queries.js';

const ACCEPT = 'milestones.accept';
const NIGHT = '20 1 * * *';

interface Found extends Pick<Milestone, 'id' | 'title' | 'amount' | 'clientId' | 'engagementId'> {
  engagementTitle: string;
  currency: string;
  acceptanceDays: number | null;
  engagementStatus: EngagementStatus;
  status: MilestoneStatus;
  version: number | null;
  /** What the client was shown; null for an open one. */
  shownAmount: string | null;
  reachedOn: string | null;
  reachedBy: string | null;
  silentOn: string | null;
  acceptedOn: string | null;
  acceptance: MilestoneAcceptance | null;
  rejectedOn: string | null;
  note: string;
  answer: string;
  answeredByName: string;
  onInvoice: string | null;
}

/** How a client answers in its portal. `who` acts; the work is the firm's. */
export interface MilestoneAnswer {
  who: Extract<Actor, { type: 'portal' }>;
  caller: Caller;
  version: number;
  answer: string;
}

/** How far milestones got: reached by the firm, accepted or rejected by the client's word, or accepted by their silence. */
@Injectable()
export class MilestonesService {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly mails: MilestoneMails,
    private readonly jobs: Jobs,
  ) {
    jobs.every(NIGHT, ACCEPT, () => this.acceptSilently());
  }

  /** Puts it forward to the client. @throws 404, 409 unless open or rejected in an engagement that runs, 422 for a day to come */
  async reach(
    ctx: RequestContext,
    id: string,
    { date, note = '' }: ReachMilestoneDto,
  ): Promise<MilestoneStateDto> {
    const found = await this.hold(ctx, id);
    const reachedOn = dayOf(ctx, date);
    const silentOn = found.acceptanceDays === null ? null : addDays(reachedOn, found.acceptanceDays);
    const reached = { reachedOn, reachedBy: memberOf(ctx), note, silentOn };
    const after = await this.move(ctx, found, 'reached', { ...reached, ...UNANSWERED });
    await this.mails.ask(ctx, after);
    return stateOf(after);
  }

  /** Records that the client accepted. @throws 404, 409 when it is accepted, 422 for a day to come or before it was reached */
  async accept(
    ctx: RequestContext,
    id: string,
    { date, note: answer }: AcceptMilestoneDto,
  ): Promise<MilestoneStateDto> {
    const found = await this.hold(ctx, id);
    const acceptedOn = dayOf(ctx, date);
    if (found.reachedOn && acceptedOn < found.reachedOn)
      throw DomainError.field('date', 'BEFORE_REACHED', `It was reached on ${found.reachedOn}.`);
    const acceptedBy = memberOf(ctx);
    const reached = found.reachedOn ? {} : { reachedOn: acceptedOn, reachedBy: acceptedBy };
    const accepted = { acceptedOn, acceptedBy, acceptance: 'recorded', rejectedOn: null, answer } as const;
    return stateOf(await this.move(ctx, found, 'accepted', { ...reached, ...accepted }));
  }

  /** The client's contact accepts what they were shown. @throws 404, 409 unless it waits for that, 412 */
  acceptInPortal(ctx: RequestContext, id: string, by: MilestoneAnswer): Promise<void> {
    const accepted = { acceptedOn: today(ctx.firm.timeZone), acceptance: 'portal' } as const;
    return this.answer(ctx, id, 'accepted', by, accepted);
  }

  /** The client's contact says what is missing. @throws 404, 409 unless it waits for an answer, 412 */
  rejectInPortal(ctx: RequestContext, id: string, by: MilestoneAnswer): Promise<void> {
    return this.answer(ctx, id, 'rejected', by, { rejectedOn: today(ctx.firm.timeZone) });
  }

  /** Nothing was reached after all. @throws 404, 409 when it is open, or on an invoice */
  async reopen(ctx: RequestContext, id: string): Promise<MilestoneStateDto> {
    const found = await this.hold(ctx, id);
    if (found.onInvoice)
      throw wrongState(
        'MILESTONE_INVOICED',
        `“${found.title}” is on ${found.onInvoice === 'a draft' ? 'a draft invoice' : `invoice ${found.onInvoice}`}.`,
      );
    milestoneLifecycle.move({ status: found.status }, 'open');
    await this.database.repo(ctx, Milestone).delete({ id });
    await this.record(ctx, 'reopened', found, stateOf(found), null);
    return stateOf(await this.find(ctx, id));
  }

  /** Every night: milestones that nobody objected to in the days that were agreed. */
  acceptSilently(): Promise<void> {
    return this.jobs.eachFirm(ACCEPT, ACTIVE_FIRMS, (firmId) =>
      this.contexts.forFirm(firmId, 'Acceptance of milestones', async (ctx) => {
        const due = await this.database.query<{ id: string; acceptedOn: string }>(ctx, SILENTLY_ACCEPTED, [
          ...[ctx.firmId, today(ctx.firm.timeZone)],
        ]);
        for (const { id: milestoneId, acceptedOn } of due) {
          const accepted = { acceptedOn, acceptance: 'passive' } as const;
          const after = await this.move(ctx, await this.find(ctx, milestoneId), 'accepted', accepted);
          await this.mails.tell(ctx, after);
        }
      }),
    );
  }

  private async answer(
    ctx: RequestContext,
    id: string,
    to: 'accepted' | 'rejected',
    { who, caller: { requestId, ip }, version, answer }: MilestoneAnswer,
    changes: Draft<Milestone>,
  ): Promise<void> {
    const found = await this.hold(ctx, id);
    if (found.clientId !== who.clientId || found.status === 'open') throw notFound('milestone');
    if (found.version !== version) throw staleVersion();
    if (compare(found.amount, found.shownAmount!) !== 0)
      throw wrongState(
        'MILESTONE_CHANGED',
        `What was agreed of “${found.title}” has changed since it was put forward: ask ${ctx.firm.name} to do so again.`,
      );
    const by = { answeredByName: who.name, answeredByPortalUserId: who.portalUserId, answer };
    const acting = { ...ctx, actor: who, requestId, ip };
    const after = await this.move(ctx, found, to, { ...changes, ...by }, acting);
    await this.mails.tell(ctx, after);
  }

  private async move(
    ctx: RequestContext,
    found: Found,
    to: Milestone['status'],
    changes: Draft<Milestone>,
    acting = ctx,
  ): Promise<Found> {
    const { id, engagementStatus, title, amount, clientId, engagementId } = found;
    if (engagementStatus !== 'approved' && engagementStatus !== 'in_progress')
      throw wrongState('ENGAGEMENT_NOT_RUNNING', 'Its engagement is not agreed, or completed.');
    milestoneLifecycle.move({ status: found.status }, to);
    const rows = this.database.repo(ctx, Milestone);
    const row = { ...changes, status: to, title, amount, clientId, engagementId };
    if (found.status === 'open') await rows.insert({ id, ...row });
    else await rows.update(id, row);
    const after = await this.find(ctx, id);
    await this.record(acting, to, found, found.status === 'open' ? null : stateOf(found), stateOf(after));
    return after;
  }

  /** @throws 404 */
  private async hold(ctx: RequestContext, id: string): Promise<Found> {
    await this.database.query(ctx, HOLD_LINE_OF_MILESTONE, [ctx.firmId, id]);
    return this.find(ctx, id);
  }

  /** @throws 404 */
  private async find(ctx: RequestContext, id: string): Promise<Found> {
    const found = await this.database.one<Found & Record<string, unknown>>(ctx, MILESTONE, [ctx.firmId, id]);
    if (!found) throw notFound('milestone');
    return found;
  }

  private record(
    ctx: RequestContext,
    deed: string,
    { engagementId, title }: Found,
    before: MilestoneStateDto | null,
    after: MilestoneStateDto | null,
  ): Promise<void> {
    const object = { objectType: 'engagement', objectId: engagementId, objectLabel: title };
    return this.audit.record(ctx, { action: `engagement.milestone_${deed}`, ...object, before, after });
  }
}

const UNANSWERED = { rejectedOn: null, answer: '', answeredByName: '', answeredByPortalUserId: null };

const stateOf = (found: Found): MilestoneStateDto => {
  const { id, title, status, reachedOn, acceptedOn, acceptance, rejectedOn, note, answer } = found;
  return {
    ...{ id, title, status, reachedOn, acceptedOn, acceptance, rejectedOn },
    ...{ note, answer, answeredByName: found.answeredByName },
    acceptedByItselfOn: acceptedByItselfOn(found),
  };
};

const memberOf = ({ actor }: RequestContext): string | null =>
  actor.type === 'member' ? actor.membershipId : null;

/** Today unless told otherwise. @throws 422 for a day to come */
function dayOf(ctx: RequestContext, wanted: string | undefined): string {
  const now = today(ctx.firm.timeZone);
  if (wanted && wanted > now)
    throw DomainError.field('date', 'DATE_IN_FUTURE', `This happened today, ${now}, or earlier.`);
  return wanted ?? now;
}
