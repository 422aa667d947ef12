import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { checkOwner } from '../../identity/index.js';
import { ACTIVITY, ACTIVITY_LIST } from './activities.queries.js';
import { Activity } from './activity.entity.js';
import type {
  ActivityDto,
  CreateActivityDto,
  ListActivitiesQuery,
  UpdateActivityDto,
} from './dto/activity.dto.js';

for (const field of ['lead', 'prospect', 'client'])
  onConstraint(`fk_activities_${field}_id`, () =>
    DomainError.field(`${field}Id`, 'ABOUT_UNKNOWN', `There is no such ${field}.`),
  );
onConstraint('ck_activities_about_one', () =>
  DomainError.field(
    'prospectId',
    'ABOUT_ONE',
    'Say which lead, prospect or client it is about, one of them.',
  ),
);

/** What was done, and what is to be done, about leads, prospects and clients. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(
    ctx: RequestContext,
    { page, perPage, sort, q, ...asked }: ListActivitiesQuery,
  ): Promise<Page<ActivityDto>> {
    const { leadId, prospectId, clientId, ownerId, open } = asked;
    const filters = { q: q && contains(q), leadId, prospectId, clientId, ownerId, open };
    return this.database.page(ctx, ACTIVITY_LIST, { page, perPage, sort }, filters);
  }

  /** @throws 422 unless it is about one thing of the firm */
  async create(
    ctx: RequestContext,
    { day = today(ctx.firm.timeZone), ownerId = ownMembershipId(ctx), ...facts }: CreateActivityDto,
  ): Promise<ActivityDto> {
    await checkOwner(ctx, this.database, ownerId);
    const activity = await this.activities(ctx).insert({ ...facts, day, ownerId });
    await this.record(ctx, 'created', null, activity);
    return this.get(ctx, activity.id);
  }

  /** @throws 404, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateActivityDto,
  ): Promise<ActivityDto> {
    const before = await this.activities(ctx).lockVersion(id, version);
    await checkOwner(ctx, this.database, changes.ownerId);
    const after = await this.activities(ctx).update(id, changes);
    await this.record(ctx, 'updated', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 unless it is an open to-do */
  async complete(ctx: RequestContext, id: string): Promise<ActivityDto> {
    const before = await this.activities(ctx).lockOrFail(id);
    if (before.kind !== 'todo' || before.doneAt) throw wrongState('NOT_OPEN', 'This is no open to-do.');
    const after = await this.activities(ctx).update(id, { doneAt: new Date() });
    await this.record(ctx, 'completed', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 unless it is done */
  async reopen(ctx: RequestContext, id: string): Promise<ActivityDto> {
    const before = await this.activities(ctx).lockOrFail(id);
    if (!before.doneAt) throw wrongState('NOT_DONE', 'This to-do is open.');
    const after = await this.activities(ctx).update(id, { doneAt: null });
    await this.record(ctx, 'reopened', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.activities(ctx).lockVersion(id, version);
    await this.activities(ctx).delete({ id });
    await this.record(ctx, 'deleted', before, null);
  }

  private async get(ctx: RequestContext, id: string): Promise<ActivityDto> {
    const activity = await this.database.one<ActivityDto>(ctx, ACTIVITY, [ctx.firmId, id]);
    if (!activity) throw notFound('activity');
    return activity;
  }

  private activities(ctx: RequestContext) {
    return this.database.repo(ctx, Activity);
  }

  private record(
    ctx: RequestContext,
    deed: string,
    before: Activity | null,
    after: Activity | null,
  ): Promise<void> {
    const { id: objectId, subject: objectLabel } = (after ?? before)!;
    const what = { action: `activity.${deed}`, objectType: 'activity', objectId, objectLabel };
    return this.audit.record(ctx, { ...what, before, after });
  }
}
