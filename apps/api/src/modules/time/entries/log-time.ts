import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { isWithin } from '#libs/calendar';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Draft } from '../../../platform/persistence/repo.js';
import type { TimeEntry } from './time-entry.entity.js';
import {
  dayFull,
  notProjectMember,
  otherRole,
  outsideProject,
  projectNotActive,
  projectUnknown,
} from './time-entries.errors.js';
import { DAY_SECONDS, INSERT_ENTRY, PLACE, UPDATE_ENTRY, USUAL_ROLE } from './time-entries.queries.js';
import type { TimeEntryRow } from './time-entry-row.js';

/** Whose time on what and when. */
export interface Spot {
  membershipId: string;
  workDate: string;
  projectId: string;
}

/** A rate set by hand, and why. */
export interface Override {
  hourlyRate: string;
  rateReason: string;
}

export type Booking = Spot & {
  seconds: number;
  task: string;
  note: string;
  billable: boolean;
  /** Else the rate cards say what the hours cost. */
  override?: Override;
  /** Another one than the person's usual role on the project. */
  role?: string;
} & Draft<Pick<TimeEntry, 'startedAt' | 'endedAt'>>;

interface Place {
  name: string;
  status: string;
  startDate: string;
  endDate: string;
  isMember: boolean;
  /** Null for nobody of the project. */
  otherRoles: string[] | null;
}

/** The key of the advisory lock that whoever writes entries of a person's day holds. */
export const dayLock = ({ firmId }: RequestContext, membershipId: string, workDate: string): string =>
  `${firmId}:day:${membershipId}:${workDate}`;

/** Writes hours by the rules of product.md: active project, its members, its dates, 24 hours a person and day. */
@Injectable()
export class LogTime {
  constructor(private readonly database: Database) {}

  /**
   * Holds the person's day and the prices until the transaction ends; writing the entry finds its rate. Answers the
   * person's other roles there.
   * @throws 422 unknown project, not a member, outside of its dates; 409 project not active
   */
  async place(ctx: RequestContext, { membershipId, projectId, workDate }: Spot): Promise<string[]> {
    const key = dayLock(ctx, membershipId, workDate);
    const place = await this.database.one<Place>(ctx, PLACE, [ctx.firmId, projectId, membershipId, key]);
    if (!place) throw projectUnknown();
    if (!place.isMember) throw notProjectMember(place.name);
    if (place.status !== 'active') throw projectNotActive(place.name);
    if (!isWithin(workDate, place.startDate, place.endDate))
      throw outsideProject(place.name, place.startDate, place.endDate);
    return place.otherRoles ?? [];
  }

  /**
   * The role that hours name, among the others that the person has there; undefined for the usual one.
   * @throws 422 for one that the person does not have on the day
   */
  async roleOf(
    ctx: RequestContext,
    { projectId, membershipId, workDate }: Spot,
    named: string | undefined,
    others: readonly string[],
  ): Promise<string | undefined> {
    if (!named) return undefined;
    const isNamed = (role: string): boolean => role.toLowerCase() === named.toLowerCase();
    const other = others.find(isNamed);
    if (other) return other;
    const key = [ctx.firmId, projectId, membershipId, workDate];
    const usual = await this.database.one<{ role: string }>(ctx, USUAL_ROLE, key);
    if (!isNamed(usual!.role)) throw otherRole([usual!.role, ...others]);
    return undefined;
  }

  /** Inserts a draft entry; the caller has placed it. @throws 422 more than 24 hours that day */
  async book(ctx: RequestContext, booking: Booking): Promise<TimeEntryRow> {
    const id = uuidv7();
    const { startedAt = null, endedAt = null } = booking;
    const values = [...this.values(ctx, id, booking), startedAt, endedAt, booking.role ?? null];
    return (
      (await this.database.one<TimeEntryRow>(ctx, INSERT_ENTRY, values)) ?? this.refuse(ctx, id, booking)
    );
  }

  /** Rewrites an entry that the caller has locked and placed. @throws 422 more than 24 hours that day */
  async rebook(ctx: RequestContext, id: string, booking: Booking): Promise<TimeEntryRow> {
    const values = [...this.values(ctx, id, booking), booking.role ?? null];
    return (
      (await this.database.one<TimeEntryRow>(ctx, UPDATE_ENTRY, values)) ?? this.refuse(ctx, id, booking)
    );
  }

  private values(ctx: RequestContext, id: string, b: Booking): unknown[] {
    return [
      ...[ctx.firmId, id, b.membershipId, b.projectId, b.workDate, b.seconds],
      ...[b.task, b.note, b.billable, b.override?.hourlyRate ?? null, b.override?.rateReason ?? null],
    ];
  }

  private async refuse(ctx: RequestContext, id: string, booking: Booking): Promise<never> {
    const { membershipId, workDate, seconds } = booking;
    const rest = await this.database.one<{ seconds: number }>(ctx, DAY_SECONDS, [
      ctx.firmId,
      membershipId,
      workDate,
      id,
    ]);
    throw dayFull(workDate, rest!.seconds + seconds);
  }
}
