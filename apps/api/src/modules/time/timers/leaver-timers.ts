import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Departures, type Membership } from '../../identity/index.js';
import { type Booking, LogTime } from '../entries/log-time.js';
import { splitByDay } from './split-by-day.js';
import type { TimerRun } from './timer.entity.js';
import { TAKE_TIMER } from './timers.queries.js';

/**
 * Stops the timer of somebody who leaves: nobody else could, and it would hold its project open for good. The hours
 * become drafts; days that take none (outside of the project's dates, or full) are told in the audit log alone.
 */
@Injectable()
export class LeaverTimers {
  constructor(
    departures: Departures,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly log: LogTime,
  ) {
    departures.handle((ctx, leaver) => this.stop(ctx, leaver));
  }

  private async stop(ctx: RequestContext, { id, name }: Membership): Promise<void> {
    const run = await this.database.one<TimerRun>(ctx, TAKE_TIMER, [ctx.firmId, id]);
    if (!run) return;
    const { startedAt, ...work } = run;
    const seconds = { booked: 0, dropped: 0 };
    for (const part of splitByDay(startedAt, new Date(), ctx.firm.timeZone)) {
      const booked = await this.book(ctx, { membershipId: id, ...work, ...part });
      seconds[booked ? 'booked' : 'dropped'] += part.seconds;
    }
    await this.audit.record(ctx, {
      action: 'member.timer_stopped',
      objectType: 'member',
      objectId: id,
      objectLabel: name,
      after: {
        projectId: run.projectId,
        startedAt,
        bookedSeconds: seconds.booked,
        droppedSeconds: seconds.dropped,
      },
    });
  }

  /** False when the day or the project takes no hours; such a refusal has written nothing. */
  private async book(ctx: RequestContext, run: Booking): Promise<boolean> {
    try {
      await this.log.place(ctx, run);
      await this.log.book(ctx, run);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}
