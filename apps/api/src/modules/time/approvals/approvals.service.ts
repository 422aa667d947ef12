import { Injectable } from '@nestjs/common';
import type { TimeEntryStatus } from '#libs/contracts';
import { weekStart, type Weekday } from '#libs/calendar';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import {
  type DomainError,
  notFound,
  staleVersion,
  wrongState,
} from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Draft } from '../../../platform/persistence/repo.js';
import { decidesFor } from '../../projects/index.js';
import { labelOf } from '../entries/time-entries.service.js';
import { entryOnInvoice } from '../entries/time-entries.errors.js';
import { ON_LIVE_LINE } from '../entries/time-entries.queries.js';
import { TimeEntry } from '../entries/time-entry.entity.js';
import { timeEntryLifecycle } from '../entries/time-entry.lifecycle.js';
import { LOCK_ENTRIES, QUEUE, QUEUE_LIMIT } from './approvals.queries.js';
import type { ApprovalQueueDto, DecisionReportDto, WaitingWeekDto } from './dto/approval.dto.js';
import { exceptionsOf } from './exceptions.js';

type Locked = Pick<TimeEntry, 'id' | 'version' | 'membershipId' | 'workDate' | 'seconds' | 'status'>;
type QueueRow = Omit<WaitingWeekDto['entries'][number], 'exceptions'> & {
  membershipId: string;
  memberName: string;
  photoId: string | null;
  daySeconds: number;
  hasRate: boolean;
};

interface Decision {
  to: TimeEntryStatus;
  /** What the audit log calls it, as `time_entry.approved`. */
  action: string;
  reason?: string;
  changes: Draft<TimeEntry>;
  /** Why one entry cannot be decided so, beyond its state and its owner. */
  refusal?: (entry: Locked) => DomainError | undefined;
  /** Versions by entry that the decision is about. */
  seen?: ReadonlyMap<string, number>;
}

/** Approving submitted hours: all of them, or those on the projects that one manages. Nobody decides their own. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async queue(ctx: RequestContext): Promise<ApprovalQueueDto> {
    const rows = await this.database.query<QueueRow>(ctx, QUEUE, [
      ctx.firmId,
      ownMembershipId(ctx),
      decidesFor(ctx),
    ]);
    const shown = rows.slice(0, QUEUE_LIMIT);
    return {
      items: weeksOf(shown, ctx.firm.weekStart as Weekday),
      count: shown.length,
      more: rows.length > QUEUE_LIMIT,
    };
  }

  /** What is approved is billed, so it is approved as it was seen: an entry sent back and changed meanwhile is refused. */
  approve(
    ctx: RequestContext,
    entries: readonly { id: string; version: number }[],
  ): Promise<DecisionReportDto> {
    const seen = new Map(entries.map(({ id, version }) => [id, version]));
    return this.decide(ctx, [...seen.keys()], {
      seen,
      to: 'approved',
      action: 'time_entry.approved',
      changes: { decidedBy: ownMembershipId(ctx), decidedAt: new Date(), decisionNote: null },
    });
  }

  /** The owner may change the entries again, and reads why. */
  sendBack(ctx: RequestContext, ids: readonly string[], reason: string): Promise<DecisionReportDto> {
    return this.decide(ctx, ids, {
      to: 'rejected',
      action: 'time_entry.rejected',
      reason,
      changes: { decidedBy: ownMembershipId(ctx), decidedAt: new Date(), decisionNote: reason },
    });
  }

  /** Approved hours that no invoice holds become drafts again. */
  async reopen(ctx: RequestContext, ids: readonly string[], reason: string): Promise<DecisionReportDto> {
    // the lock first: an invoice that takes one of them meanwhile waits, or is seen
    await this.database.query(ctx, LOCK_ENTRIES, lockValues(ctx, ids));
    const held = await this.database.query<{ id: string }>(ctx, ON_LIVE_LINE, [ctx.firmId, ids]);
    const onInvoice = new Set(held.map(({ id }) => id));
    return this.decide(ctx, ids, {
      to: 'draft',
      action: 'time_entry.reopened',
      reason,
      changes: { decidedBy: null, decidedAt: null, submittedAt: null, decisionNote: reason },
      refusal: (entry) =>
        entry.status !== 'approved'
          ? wrongState('TIME_ENTRY_WRONG_STATE', 'Only approved entries are reopened.')
          : onInvoice.has(entry.id)
            ? entryOnInvoice()
            : undefined,
    });
  }

  private async decide(
    ctx: RequestContext,
    ids: readonly string[],
    { to, action, reason, changes, refusal, seen }: Decision,
  ): Promise<DecisionReportDto> {
    const rows = await this.database.query<Locked>(ctx, LOCK_ENTRIES, lockValues(ctx, ids));
    const entries = new Map(rows.map((row) => [row.id, row]));
    const refused: DecisionReportDto['refused'] = [];
    const done: Locked[] = [];
    for (const id of ids) {
      const entry = entries.get(id);
      const error = entry
        ? (ownEntry(ctx, entry) ??
          refusal?.(entry) ??
          timeEntryLifecycle.refusal(entry.status, to) ??
          (seen && seen.get(id) !== entry.version ? staleVersion() : undefined))
        : notFound('time entry');
      if (error) refused.push({ id, code: error.code, message: error.detail });
      else done.push(entry!);
    }
    const doneIds = done.map(({ id }) => id);
    if (done.length) {
      await this.database.repo(ctx, TimeEntry).updateWhere({ id: doneIds }, { ...changes, status: to });
      await this.audit.recordAll(
        ctx,
        done.map((entry) => ({
          action,
          objectType: 'time_entry',
          objectId: entry.id,
          objectLabel: labelOf(entry),
          before: { status: entry.status },
          after: { status: to },
          reason: reason ?? null,
        })),
      );
    }
    return { done: doneIds, refused };
  }
}

const lockValues = (ctx: RequestContext, ids: readonly string[]): unknown[] => [
  ...[ctx.firmId, ids, decidesFor(ctx), ctx.ownProjects ?? null],
];

function ownEntry(ctx: RequestContext, { membershipId }: Locked): DomainError | undefined {
  if (membershipId !== ownMembershipId(ctx)) return undefined;
  return wrongState('OWN_TIME_ENTRY', 'Somebody else decides about your own hours.');
}

function weeksOf(rows: readonly QueueRow[], startsOn: Weekday): WaitingWeekDto[] {
  const weeks = new Map<string, WaitingWeekDto>();
  for (const { membershipId, memberName, photoId, daySeconds, hasRate, ...entry } of rows) {
    const start = weekStart(entry.workDate, startsOn);
    const key = `${membershipId} ${start}`;
    const week = weeks.get(key) ?? {
      membershipId,
      memberName,
      photoId,
      weekStart: start,
      seconds: 0,
      exceptions: 0,
      entries: [],
    };
    const exceptions = exceptionsOf({ ...entry, daySeconds, hasRate });
    week.seconds += entry.seconds;
    week.exceptions += exceptions.length ? 1 : 0;
    week.entries.push({ ...entry, exceptions });
    weeks.set(key, week);
  }
  return [...weeks.values()].sort(
    (a, b) =>
      Number(b.exceptions > 0) - Number(a.exceptions > 0) ||
      a.weekStart.localeCompare(b.weekStart) ||
      a.memberName.localeCompare(b.memberName),
  );
}
