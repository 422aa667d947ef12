import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { formatDuration } from '#libs/calendar';
import { Audit } from '../../../platform/audit/audit.js';
import {
  can,
  mustHave,
  ownMembershipId,
  type RequestContext,
} from '../../../platform/context/request-context.js';
import { DomainError, staleVersion } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import type { ListTimeEntriesQuery } from './dto/list-time-entries.dto.js';
import type { EntryRateDto, TimeEntryDto } from './dto/time-entry.dto.js';
import type { CreateTimeEntryDto, SetRateDto, UpdateTimeEntryDto } from './dto/write-time-entry.dto.js';
import { secondsOf } from './entry-duration.js';
import { LogTime, type Override } from './log-time.js';
import { entryLocked, entryOnInvoice, durationProblem } from './time-entries.errors.js';
import { listedMember, mustOwn, mustSee } from './time-entries.policy.js';
import {
  CARD_RATE,
  ENTRY_RATE,
  FEW,
  HOLD_PRICES,
  LEADS_SOME,
  MATCHES,
  ON_LIVE_LINE,
  TIME_ENTRY,
  TIME_ENTRY_LIST,
} from './time-entries.queries.js';
import { TimeEntry } from './time-entry.entity.js';
import { EDITABLE } from './time-entry.lifecycle.js';
import { type TimeEntryRow, toTimeEntryDto } from './time-entry-row.js';

@Injectable()
export class TimeEntriesService {
  constructor(
    private readonly database: Database,
    private readonly log: LogTime,
    private readonly audit: Audit,
  ) {}

  async list(ctx: RequestContext, query: ListTimeEntriesQuery): Promise<Page<TimeEntryDto>> {
    const { page, perPage, sort, q, membershipId, ...filters } = query;
    const person = await this.sightOf(ctx, membershipId);
    const narrow = (person.visibleTo ?? person.membershipId ?? filters.projectId) !== undefined;
    const seen = ctx.ownProjects && [ownMembershipId(ctx), ...ctx.ownProjects];
    const words = q ? await this.textFilter(ctx, q, narrow) : {};
    const found = await this.database.whole(ctx, () =>
      this.database.page<TimeEntryRow>(
        ctx,
        TIME_ENTRY_LIST,
        { page, perPage, sort },
        { ...filters, ...person, ...words, seen },
      ),
    );
    return { ...found, items: found.items.map((row) => toTimeEntryDto(ctx, row)) };
  }

  /** Whoever leads projects lists the hours on them beside their own. @throws 403 for another person's without either */
  private async sightOf(
    ctx: RequestContext,
    wanted: string | undefined,
  ): Promise<{ membershipId: string | undefined; visibleTo?: string }> {
    if (!can(ctx, P.TimeReadAll) && can(ctx, P.ProjectLead)) {
      const own = ownMembershipId(ctx);
      const leads = await this.database.one(ctx, LEADS_SOME, [ctx.firmId, own]);
      if (leads) return { membershipId: wanted, visibleTo: own };
    }
    return { membershipId: listedMember(ctx, wanted) };
  }

  /**
   * By the index when it finds few, else by reading on until the page is full. A person's or a project's entries are
   * few enough to read, and the index knows words of three characters or more.
   */
  private async textFilter(
    ctx: RequestContext,
    q: string,
    narrow: boolean,
  ): Promise<{ q: string } | { found: string }> {
    const pattern = contains(q);
    if (narrow || !/[\p{L}\p{N}]{3}/u.test(q)) return { q: pattern };
    const row = await this.database.one<{ matches: number }>(ctx, MATCHES, [ctx.firmId, pattern, FEW + 1]);
    return row!.matches > FEW ? { q: pattern } : { found: pattern };
  }

  async get(ctx: RequestContext, id: string): Promise<TimeEntryDto> {
    const row = await this.database.whole(ctx, () =>
      this.database.one<TimeEntryRow>(ctx, TIME_ENTRY, [ctx.firmId, id]),
    );
    mustSee(ctx, row);
    return toTimeEntryDto(ctx, row!);
  }

  /** Two statements: one places and locks, one inserts while the day holds it and reads the names. */
  async create(ctx: RequestContext, body: CreateTimeEntryDto): Promise<TimeEntryDto> {
    const seconds = secondsOf(body);
    if (seconds === undefined) throw durationProblem('empty');
    const override = this.overrideOf(ctx, body);
    const { projectId, workDate, task = '', note = '', billable = true } = body;
    const spot = { membershipId: ownMembershipId(ctx), projectId, workDate };
    const others = await this.log.place(ctx, spot);
    const role = await this.log.roleOf(ctx, spot, body.role, others);
    const row = await this.log.book(ctx, { ...spot, override, seconds, task, note, billable, role });
    if (override) await this.recordRate(ctx, row, null, row, override.rateReason);
    return toTimeEntryDto(ctx, row);
  }

  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    body: UpdateTimeEntryDto,
  ): Promise<TimeEntryDto> {
    const entry = await this.editable(ctx, id, version);
    const { projectId = entry.projectId, workDate = entry.workDate } = body;
    const { task = entry.task, note = entry.note, billable = entry.billable } = body;
    const seconds = secondsOf(body, entry.seconds) ?? entry.seconds;
    const spot = { membershipId: entry.membershipId, projectId, workDate };
    const others = await this.log.place(ctx, spot);
    const isHere = projectId === entry.projectId;
    const override = isHere ? overrideOn(entry) : undefined;
    const kept = isHere && others.includes(entry.role) ? entry.role : undefined;
    const role = await this.log.roleOf(ctx, spot, body.role ?? kept, others);
    const row = await this.log.rebook(ctx, id, { ...spot, override, seconds, task, note, billable, role });
    return toTimeEntryDto(ctx, row);
  }

  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const entry = await this.editable(ctx, id, version);
    await this.database.repo(ctx, TimeEntry).delete({ id });
    await this.audit.record(ctx, {
      action: 'time_entry.deleted',
      objectType: 'time_entry',
      objectId: id,
      objectLabel: labelOf(entry),
      before: entry,
    });
  }

  /** What an hour of the entry costs, and what the rate cards would say. @throws 404 */
  async rate(ctx: RequestContext, id: string): Promise<EntryRateDto> {
    const row = await this.database.one<EntryRateDto & { membershipId: string }>(ctx, ENTRY_RATE, [
      ctx.firmId,
      id,
    ]);
    mustSee(ctx, row);
    const { membershipId, ...rate } = row!;
    return rate;
  }

  /** Overrides the rate of anybody's entry that no invoice holds, or goes back to that of the rate cards. */
  async setRate(
    ctx: RequestContext,
    id: string,
    version: number,
    { hourlyRate, reason }: SetRateDto,
  ): Promise<TimeEntryDto> {
    await this.database.query(ctx, HOLD_PRICES, [ctx.firmId]);
    const entry = await this.locked(ctx, id, version, mustSee);
    const held = await this.database.query(ctx, ON_LIVE_LINE, [ctx.firmId, [id]]);
    if (held.length > 0 || entry.status === 'invoiced') throw entryOnInvoice();
    const rate =
      hourlyRate === null
        ? await this.cardRate(ctx, id)
        : { hourlyRate, rateSource: 'override' as const, rateReason: reason, rateLineId: null };
    const changed = await this.database.repo(ctx, TimeEntry).update(id, rate);
    await this.recordRate(ctx, entry, entry, changed, reason);
    return this.get(ctx, id);
  }

  private async editable(ctx: RequestContext, id: string, version: number): Promise<TimeEntry> {
    const entry = await this.locked(ctx, id, version, mustOwn);
    if (!EDITABLE.includes(entry.status)) throw entryLocked(entry.status);
    return entry;
  }

  private async locked(
    ctx: RequestContext,
    id: string,
    version: number,
    allowed: (ctx: RequestContext, entry: TimeEntry) => void,
  ): Promise<TimeEntry> {
    const entry = await this.database.repo(ctx, TimeEntry).lockOrFail(id);
    if (ctx.ownProjects) await this.get(ctx, id); // 404 on a project that one does not see
    allowed(ctx, entry);
    if (entry.version !== version) throw staleVersion();
    return entry;
  }

  private overrideOf(
    ctx: RequestContext,
    { hourlyRate, rateReason }: CreateTimeEntryDto,
  ): Override | undefined {
    if (hourlyRate === undefined) {
      if (rateReason === undefined) return undefined;
      throw DomainError.field('rateReason', 'RATE_REASON_ALONE', 'A reason goes with an hourly rate.');
    }
    mustHave(ctx, P.TimeRateOverride);
    if (rateReason === undefined)
      throw DomainError.field('rateReason', 'RATE_REASON_MISSING', 'Say why this rate applies.');
    return { hourlyRate, rateReason };
  }

  /** Null stays null where no card has a price, because an unknown price is not zero. */
  private async cardRate(
    ctx: RequestContext,
    id: string,
  ): Promise<Pick<TimeEntry, 'hourlyRate' | 'rateSource' | 'rateLineId' | 'rateReason'>> {
    const found = await this.database.one<Pick<TimeEntry, 'hourlyRate' | 'rateSource' | 'rateLineId'>>(
      ctx,
      CARD_RATE,
      [ctx.firmId, id],
    );
    return { ...(found ?? { hourlyRate: null, rateSource: null, rateLineId: null }), rateReason: null };
  }

  private recordRate(
    ctx: RequestContext,
    entry: { id: string; workDate: string; seconds: number },
    before: Priced | null,
    after: Priced,
    reason: string | null,
  ): Promise<void> {
    return this.audit.record(ctx, {
      action: 'time_entry.rate_changed',
      objectType: 'time_entry',
      objectId: entry.id,
      objectLabel: labelOf(entry),
      before: before && pricedOf(before),
      after: pricedOf(after),
      reason,
    });
  }
}

type Priced = Pick<TimeEntryRow, 'hourlyRate'> & { rateSource?: string | null };

const pricedOf = ({ hourlyRate, rateSource = null }: Priced) => ({ hourlyRate, rateSource });

const overrideOn = ({ hourlyRate, rateSource, rateReason }: TimeEntry): Override | undefined =>
  rateSource === 'override' ? { hourlyRate: hourlyRate!, rateReason: rateReason! } : undefined;

/** How the audit log names an entry. */
export const labelOf = ({ workDate, seconds }: { workDate: string; seconds: number }): string =>
  `${workDate} · ${formatDuration(seconds, 'hm')}`;
