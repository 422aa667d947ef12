import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { TimeEntryStatus } from '#libs/contracts';
import { addDays, formatDuration, instantOf, today, weekStart, type Weekday } from '#libs/calendar';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { mustSee } from '../entries/time-entries.policy.js';
import { TimeEntry } from '../entries/time-entry.entity.js';
import { EDITABLE, timeEntryLifecycle } from '../entries/time-entry.lifecycle.js';
import type { OwnProjectDto, WeekDto, WeekQuery } from './dto/week.dto.js';
import { type GridEntry, type GridProject, layOut, weekState } from './week-grid.js';
import {
  LOCK_WEEK,
  OWN_PROJECTS,
  SUBMIT_TIMESHEET,
  WEEK_ENTRIES,
  WEEK_FRAME,
  WEEK_PROJECTS,
} from './timesheets.queries.js';
import { Timesheet } from './timesheet.entity.js';

/** How far back a project counts as recently used. */
const RECENT_DAYS = 90;

interface Frame {
  memberName: string;
  targetSeconds: number;
  timesheetId: string | null;
  submittedAt: Date | null;
}
type OwnProjectRow = Omit<OwnProjectDto, 'tasks'> & { tasks: string[] | null };
type LockedEntry = Pick<TimeEntry, 'id' | 'seconds' | 'status'>;

/** A person's week: the thing that is filled, submitted and recalled. */
@Injectable()
export class TimesheetsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async week(ctx: RequestContext, query: WeekQuery): Promise<WeekDto> {
    const own = ctx.actor.type === 'member' ? ctx.actor.membershipId : undefined;
    const membershipId = query.membershipId ?? ownMembershipId(ctx);
    mustSee(ctx, { membershipId });
    const start = this.startOf(ctx, query.date ?? today(ctx.firm.timeZone));
    const frame = await this.database.one<Frame>(ctx, WEEK_FRAME, [ctx.firmId, membershipId, start]);
    if (!frame) throw notFound('member');
    const both = [ctx.firmId, membershipId, addDays(start, -7), addDays(start, 6)];
    const all = await this.database.query<GridEntry>(ctx, WEEK_ENTRIES, both);
    const named = (): Promise<GridProject[]> => this.projects(ctx, membershipId, start, all);
    const projects = await (membershipId === own ? this.database.whole(ctx, named) : named());
    const known = new Set(projects.map(({ projectId }) => projectId));
    const entries = all.filter(({ projectId }) => known.has(projectId));
    const grid = layOut(start, entries, projects);
    const statuses = entries.filter(({ workDate }) => workDate >= start).map(({ status }) => status);
    const state = weekState(statuses, frame.submittedAt);
    return { ...frame, membershipId, weekStart: start, own: membershipId === own, state, ...grid };
  }

  /** The projects that one may log on, the last used first. */
  async ownProjects(ctx: RequestContext): Promise<OwnProjectDto[]> {
    const since = addDays(today(ctx.firm.timeZone), -RECENT_DAYS);
    const values = [ctx.firmId, ownMembershipId(ctx), since];
    const rows = await this.database.query<OwnProjectRow>(ctx, OWN_PROJECTS, values);
    return rows.map((row) => ({ ...row, tasks: row.tasks ?? [] }));
  }

  /** Submits every draft and sent-back entry of one's week; a week without hours too: done, not forgotten. */
  async submit(ctx: RequestContext, date: string): Promise<WeekDto> {
    const start = this.startOf(ctx, date);
    const open = await this.lock(ctx, start, EDITABLE);
    const submittedAt = new Date();
    await this.move(ctx, open, 'submitted', {
      submittedAt,
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
    });
    const values = [ctx.firmId, uuidv7(), ownMembershipId(ctx), start, submittedAt];
    const sheet = await this.database.one<{ id: string }>(ctx, SUBMIT_TIMESHEET, values);
    await this.record(ctx, 'timesheet.submitted', sheet!.id, start, open);
    return this.week(ctx, { date });
  }

  /** Takes a submitted week back, as long as nobody decided about any of it. @throws 409 */
  async recall(ctx: RequestContext, date: string): Promise<WeekDto> {
    const start = this.startOf(ctx, date);
    const entries = await this.lock(ctx, start, ['submitted', 'approved', 'rejected', 'invoiced']);
    const where = { membershipId: ownMembershipId(ctx), weekStart: start };
    const sheet = await this.database.repo(ctx, Timesheet).findOne(where);
    if (!sheet?.submittedAt) throw wrongState('TIMESHEET_NOT_SUBMITTED', 'This week was not submitted.');
    if (entries.some(({ status }) => status !== 'submitted'))
      throw wrongState('TIMESHEET_DECIDED', 'Somebody already decided about hours of this week.');
    await this.move(ctx, entries, 'draft', { submittedAt: null });
    await this.database.repo(ctx, Timesheet).update(sheet.id, { submittedAt: null });
    await this.record(ctx, 'timesheet.recalled', sheet.id, start, entries);
    return this.week(ctx, { date });
  }

  private startOf(ctx: RequestContext, date: string): string {
    return weekStart(date, ctx.firm.weekStart as Weekday);
  }

  private projects(
    ctx: RequestContext,
    membershipId: string,
    start: string,
    entries: readonly GridEntry[],
  ): Promise<GridProject[]> {
    const ids = [...new Set(entries.map(({ projectId }) => projectId))];
    const zone = ctx.firm.timeZone;
    const bounds = [instantOf(start, '00:00', zone), instantOf(addDays(start, 7), '00:00', zone)];
    return this.database.query<GridProject>(ctx, WEEK_PROJECTS, [ctx.firmId, membershipId, ids, ...bounds]);
  }

  private async lock(
    ctx: RequestContext,
    start: string,
    statuses: readonly TimeEntryStatus[],
  ): Promise<LockedEntry[]> {
    const values = [ctx.firmId, ownMembershipId(ctx), start, addDays(start, 6)];
    const entries = await this.database.query<LockedEntry>(ctx, LOCK_WEEK, values);
    return entries.filter(({ status }) => statuses.includes(status));
  }

  private async move(
    ctx: RequestContext,
    entries: readonly LockedEntry[],
    to: TimeEntryStatus,
    changes: Partial<Pick<TimeEntry, 'submittedAt' | 'decidedBy' | 'decidedAt' | 'decisionNote'>>,
  ): Promise<void> {
    for (const entry of entries) timeEntryLifecycle.move({ status: entry.status }, to);
    const id = entries.map((entry) => entry.id);
    if (id.length) await this.database.repo(ctx, TimeEntry).updateWhere({ id }, { ...changes, status: to });
  }

  private record(
    ctx: RequestContext,
    action: string,
    objectId: string,
    start: string,
    entries: readonly LockedEntry[],
  ): Promise<void> {
    const seconds = entries.reduce((total, entry) => total + entry.seconds, 0);
    const objectLabel = `Week of ${start}, ${formatDuration(seconds, 'hm')}`;
    const after = { weekStart: start, entries: entries.map(({ id }) => id), seconds };
    return this.audit.record(ctx, { action, objectType: 'timesheet', objectId, objectLabel, after });
  }
}
