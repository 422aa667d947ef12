import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { TimeEntryDto } from '../entries/dto/time-entry.dto.js';
import { secondsOf } from '../entries/entry-duration.js';
import { LogTime } from '../entries/log-time.js';
import { toTimeEntryDto } from '../entries/time-entry-row.js';
import type {
  StartTimerDto,
  StopTimerDto,
  TimerDto,
  TimerStateDto,
  UpdateTimerDto,
} from './dto/timer.dto.js';
import { splitByDay } from './split-by-day.js';
import { Timer, type TimerRun } from './timer.entity.js';
import { longerThanRun, timerNotRunning } from './timers.errors.js';
import { TAKE_TIMER, TIMER } from './timers.queries.js';

/** One running clock a person, kept on the server. */
@Injectable()
export class TimersService {
  constructor(
    private readonly database: Database,
    private readonly log: LogTime,
  ) {}

  async state(ctx: RequestContext, booked: TimeEntryDto[] = []): Promise<TimerStateDto> {
    const timer = await this.database.whole(ctx, () =>
      this.database.one<TimerDto>(ctx, TIMER, this.key(ctx)),
    );
    return { timer: timer ?? null, booked };
  }

  /** A timer that runs already is stopped and booked first. */
  async start(
    ctx: RequestContext,
    { projectId, task, note, billable }: StartTimerDto,
  ): Promise<TimerStateDto> {
    const startedAt = new Date();
    const booked = await this.take(ctx, startedAt);
    await this.placeToday(ctx, projectId);
    const membershipId = ownMembershipId(ctx);
    await this.database.repo(ctx, Timer).insert({ membershipId, projectId, task, note, billable, startedAt });
    return this.state(ctx, booked ?? []);
  }

  async update(ctx: RequestContext, body: UpdateTimerDto): Promise<TimerStateDto> {
    if (body.projectId) await this.placeToday(ctx, body.projectId);
    const repo = this.database.repo(ctx, Timer);
    const where = { membershipId: ownMembershipId(ctx) };
    const given = Object.values(body).some((value) => value !== undefined);
    const changed = given ? (await repo.updateWhere(where, body)).length > 0 : await repo.exists(where);
    if (!changed) throw timerNotRunning();
    return this.state(ctx);
  }

  /** Books what ran as drafts, cut at local midnight; less of it when a duration is given. */
  async stop(ctx: RequestContext, body: StopTimerDto): Promise<TimerStateDto> {
    const booked = await this.take(ctx, new Date(), secondsOf(body));
    if (!booked) throw timerNotRunning();
    return { timer: null, booked };
  }

  async discard(ctx: RequestContext): Promise<void> {
    const gone = await this.database.repo(ctx, Timer).delete({ membershipId: ownMembershipId(ctx) });
    if (!gone) throw timerNotRunning();
  }

  private async take(ctx: RequestContext, now: Date, only?: number): Promise<TimeEntryDto[] | undefined> {
    const run = await this.database.one<TimerRun>(ctx, TAKE_TIMER, this.key(ctx));
    if (!run) return undefined;
    const { startedAt, ...work } = run;
    const end = only === undefined ? now : new Date(startedAt.getTime() + only * 1000);
    if (end > now) throw longerThanRun();
    const booked: TimeEntryDto[] = [];
    // one after the other: each part holds its own day
    for (const part of splitByDay(startedAt, end, ctx.firm.timeZone)) {
      const spot = { membershipId: ownMembershipId(ctx), projectId: work.projectId, workDate: part.workDate };
      await this.log.place(ctx, spot);
      booked.push(toTimeEntryDto(ctx, await this.log.book(ctx, { ...spot, ...work, ...part })));
    }
    return booked;
  }

  private placeToday(ctx: RequestContext, projectId: string): Promise<unknown> {
    return this.log.place(ctx, {
      membershipId: ownMembershipId(ctx),
      projectId,
      workDate: today(ctx.firm.timeZone),
    });
  }

  private key(ctx: RequestContext): string[] {
    return [ctx.firmId, ownMembershipId(ctx)];
  }
}
