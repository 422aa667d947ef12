import { Injectable } from '@nestjs/common';
import { isWithin } from '#libs/calendar';
import type { EngagementStatus } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { PauseRetainerDto, RetainerPauseDto } from './dto/retainer-pause.dto.js';
import { BILLED_MONTH, HOLD_LINES, RETAINER } from './terms.queries.js';
import { RetainerPause } from './retainer-pause.entity.js';

interface Retainer extends Record<string, unknown> {
  title: string;
  status: EngagementStatus;
  startDate: string;
  endDate: string;
}

onConstraint('ex_retainer_pauses_days', () =>
  DomainError.field('from', 'PAUSES_OVERLAP', 'The retainer rests on some of these days already.'),
);

/** When retainers rest. Months that were billed stay as they are. */
@Injectable()
export class RetainerPauses {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws 404, 409 for a month that is billed or an engagement that does not run, 422 outside of it or overlapping */
  async pause(
    ctx: RequestContext,
    engagementId: string,
    { lineId, from, to, reason = '' }: PauseRetainerDto,
  ): Promise<RetainerPauseDto> {
    const retainer = await this.hold(ctx, engagementId, lineId);
    const { startDate, endDate, status, title } = retainer;
    if (status !== 'approved' && status !== 'in_progress')
      throw wrongState('ENGAGEMENT_NOT_RUNNING', 'Its engagement is not agreed, or completed.');
    if (to < from) throw DomainError.field('to', 'PAUSE_BACKWARDS', 'The pause ends before it begins.');
    for (const [field, day] of [['from', from] as const, ['to', to] as const])
      if (!isWithin(day, startDate, endDate))
        throw DomainError.field(
          ...([field, 'OUTSIDE_ENGAGEMENT', `It is agreed from ${startDate} to ${endDate}.`] as const),
        );
    await this.checkOpen(ctx, lineId, { from, to });
    const row = { engagementId, lineId, fromDay: from, toDay: to, reason };
    const made = await this.database.repo(ctx, RetainerPause).insert(row);
    await this.record(ctx, 'paused', title, null, made);
    return { id: made.id, version: made.version, from, to, reason };
  }

  /** The retainer goes on as if it had not rested. @throws 404, 409 for a month that is billed, 412 */
  async end(ctx: RequestContext, id: string, version: number): Promise<void> {
    const pause = await this.database.repo(ctx, RetainerPause).lockVersion(id, version);
    const { engagementId, lineId, fromDay: from, toDay: to } = pause;
    const { title } = await this.hold(ctx, engagementId, lineId);
    await this.checkOpen(ctx, lineId, { from, to });
    await this.database.repo(ctx, RetainerPause).delete({ id });
    await this.record(ctx, 'pause_removed', title, pause, null);
  }

  /** Nobody bills by the retainer meanwhile. @throws 404 */
  private async hold(ctx: RequestContext, engagementId: string, lineId: string): Promise<Retainer> {
    await this.database.query(ctx, HOLD_LINES, [ctx.firmId, [lineId]]);
    const found = await this.database.one<Retainer>(ctx, RETAINER, [ctx.firmId, engagementId, lineId]);
    if (!found) throw notFound('retainer');
    return found;
  }

  private async checkOpen(
    ctx: RequestContext,
    lineId: string,
    { from, to }: { from: string; to: string },
  ): Promise<void> {
    const billed = await this.database.one<{ month: string; invoice: string }>(ctx, BILLED_MONTH, [
      ...[ctx.firmId, lineId, from, to],
    ]);
    if (billed)
      throw wrongState(
        'MONTH_BILLED',
        `The month from ${billed.month} is on ${billed.invoice}: it does not change any more.`,
      );
  }

  private record(
    ctx: RequestContext,
    deed: string,
    objectLabel: string,
    before: RetainerPause | null,
    after: RetainerPause | null,
  ): Promise<void> {
    const { engagementId: objectId, reason } = (after ?? before)!;
    const days = (pause: RetainerPause | null) => pause && { fromDay: pause.fromDay, toDay: pause.toDay };
    return this.audit.record(ctx, {
      ...{ action: `engagement.retainer_${deed}`, objectType: 'engagement', objectId, objectLabel },
      ...{ before: days(before), after: days(after), reason: reason || null },
    });
  }
}
