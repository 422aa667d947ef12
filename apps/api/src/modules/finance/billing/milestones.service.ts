import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import type { EngagementStatus, MilestoneAcceptance, MilestoneStatus } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Draft } from '../../../platform/persistence/repo.js';
import type { AcceptMilestoneDto, MilestoneStateDto, ReachMilestoneDto } from './dto/milestone.dto.js';
import { acceptedByItselfOn } from './line-use.js';
import { Milestone } from './milestone.entity.js';
import { milestoneLifecycle } from './milestone.lifecycle.js';
import { ACTIVE_FIRMS, HOLD_LINE_OF_MILESTONE, MILESTONE, SILENTLY_ACCEPTED } from './milestones.queries.js';

const ACCEPT = 'milestones.accept';
const NIGHT = '20 1 * * *';

interface Found {
  id: string;
  title: string;
  acceptanceDays: number | null;
  engagementId: string;
  engagementStatus: EngagementStatus;
  status: MilestoneStatus;
  version: number | null;
  reachedOn: string | null;
  acceptedOn: string | null;
  acceptance: MilestoneAcceptance | null;
  note: string | null;
  onInvoice: string | null;
}

/** How far milestones got: reached by the firm, accepted by the client's word, or by their silence. */
@Injectable()
export class MilestonesService {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    jobs: Jobs,
  ) {
    jobs.every(NIGHT, ACCEPT, () => this.acceptSilently());
  }

  /** @throws 404, 409 unless open in an engagement that runs, 422 for a day to come */
  async reach(
    ctx: RequestContext,
    id: string,
    { date, note = '' }: ReachMilestoneDto,
  ): Promise<MilestoneStateDto> {
    const found = await this.hold(ctx, id);
    const reachedOn = dayOf(ctx, date);
    return this.move(ctx, found, 'reached', { reachedOn, reachedBy: memberOf(ctx), note });
  }

  /** Records that the client accepted. @throws 404, 409 when it is accepted, 422 for a day to come or before it was reached */
  async accept(
    ctx: RequestContext,
    id: string,
    { date, note }: AcceptMilestoneDto,
    acceptance: MilestoneAcceptance = 'recorded',
  ): Promise<MilestoneStateDto> {
    const found = await this.hold(ctx, id);
    const acceptedOn = dayOf(ctx, date);
    if (found.reachedOn && acceptedOn < found.reachedOn)
      throw DomainError.field('date', 'BEFORE_REACHED', `It was reached on ${found.reachedOn}.`);
    const acceptedBy = memberOf(ctx);
    const reached = found.reachedOn ? {} : { reachedOn: acceptedOn, reachedBy: acceptedBy };
    return this.move(ctx, found, 'accepted', { ...reached, acceptedOn, acceptedBy, acceptance, note });
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
    return this.get(ctx, id);
  }

  /** Every night: milestones that nobody objected to in the days that were agreed. */
  async acceptSilently(): Promise<void> {
    const { rows } = await this.database.transaction({}, (tx) => tx.run<{ id: string }>(ACTIVE_FIRMS));
    for (const { id } of rows)
      await this.contexts.forFirm(id, 'Acceptance of milestones', async (ctx) => {
        const due = await this.database.query<{ id: string; acceptedOn: string }>(ctx, SILENTLY_ACCEPTED, [
          ...[ctx.firmId, today(ctx.firm.timeZone)],
        ]);
        for (const { id: milestoneId, acceptedOn } of due)
          await this.move(ctx, await this.find(ctx, milestoneId), 'accepted', {
            ...{ acceptedOn, acceptance: 'passive' },
          });
      });
  }

  private async move(
    ctx: RequestContext,
    found: Found,
    to: 'reached' | 'accepted',
    changes: Draft<Milestone>,
  ): Promise<MilestoneStateDto> {
    const { id, engagementStatus } = found;
    if (engagementStatus !== 'approved' && engagementStatus !== 'in_progress')
      throw wrongState('ENGAGEMENT_NOT_RUNNING', 'Its engagement is not agreed, or completed.');
    milestoneLifecycle.move({ status: found.status }, to);
    const rows = this.database.repo(ctx, Milestone);
    const row = { ...changes, status: to };
    if (found.status === 'open') await rows.insert({ id, ...row });
    else await rows.update(id, row);
    const after = await this.find(ctx, id);
    await this.record(ctx, to, found, found.status === 'open' ? null : stateOf(found), stateOf(after));
    return stateOf(after);
  }

  private async get(ctx: RequestContext, id: string): Promise<MilestoneStateDto> {
    return stateOf(await this.find(ctx, id));
  }

  /** @throws 404 */
  private async hold(ctx: RequestContext, id: string): Promise<Found> {
    await this.database.query(ctx, HOLD_LINE_OF_MILESTONE, [ctx.firmId, id]);
    return this.find(ctx, id);
  }

  /** @throws 404 */
  private async find(ctx: RequestContext, id: string): Promise<Found> {
    const found = await this.database.one<Found>(ctx, MILESTONE, [ctx.firmId, id]);
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

const stateOf = (found: Found): MilestoneStateDto => {
  const { id, title, status, reachedOn, acceptedOn, acceptance, note } = found;
  return {
    ...{ id, title, status, reachedOn, acceptedOn, acceptance, note: note ?? '' },
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
