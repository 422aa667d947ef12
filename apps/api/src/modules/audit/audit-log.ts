import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import {
  can,
  mustHave,
  ownMembershipId,
  type RequestContext,
} from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import type { Page } from '../../platform/persistence/page.js';
import { ACTIONS, ACTORS, AUDIT_LIST, auditFilters, ON_PROJECT, SEEN } from './audit.queries.js';
import type { AuditActorDto, AuditChoicesDto } from './dto/audit-choices.dto.js';
import type { AuditEntryDto, ListAuditQuery, TimelineQuery } from './dto/audit-entry.dto.js';
import type { ListExportDto } from './dto/list-export.dto.js';
import { READ_RIGHTS } from './read-rights.js';
import { withoutRates } from './without-rates.js';

/** Reads what `platform/audit` recorded, and records what the screens alone know. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext, query: ListAuditQuery): Promise<Page<AuditEntryDto>> {
    const { page, perPage, sort, ...asked } = query;
    return this.database.page(ctx, AUDIT_LIST, { page, perPage, sort }, auditFilters({ ...asked }));
  }

  /** Whom and what the list can be filtered by: what occurs in it. */
  async choices(ctx: RequestContext): Promise<AuditChoicesDto> {
    const [people, actions] = await Promise.all([
      this.database.query<AuditActorDto>(ctx, ACTORS, [ctx.firmId]),
      this.database.query<{ value: string }>(ctx, ACTIONS, [ctx.firmId]),
    ]);
    return { people, actions: actions.map(({ value }) => value) };
  }

  /** One object's history. Rates stay with those who may read rates. @throws 403, 404 */
  async timeline(
    ctx: RequestContext,
    { objectType, objectId, page, perPage }: TimelineQuery,
  ): Promise<Page<AuditEntryDto>> {
    mustHave(ctx, READ_RIGHTS[objectType] ?? P.AuditRead);
    if (objectType === 'project' && !can(ctx, P.ClientRead)) await this.mustBeOn(ctx, objectId);
    if (ctx.ownProjects) await this.mustSee(ctx, objectType, objectId);
    const entries = await this.database.page<AuditEntryDto>(
      ctx,
      AUDIT_LIST,
      { page, perPage },
      { objectType, objectId },
    );
    return can(ctx, P.RateRead) ? entries : { ...entries, items: entries.items.map(withoutRates) };
  }

  /** That somebody saves a list as a file. */
  recordExport(ctx: RequestContext, { list, rows, filters }: ListExportDto): Promise<void> {
    const what = { action: 'list.exported', objectType: 'list', objectLabel: list };
    return this.audit.record(ctx, { ...what, after: { rows, ...(filters ? { filters } : {}) } });
  }

  /** The history of a project that one does not see is nobody's either. @throws 404 */
  private async mustSee(ctx: RequestContext, objectType: string, objectId: string): Promise<void> {
    const key = [ctx.firmId, objectType, objectId];
    if (!(await this.database.one(ctx, SEEN, key))) throw notFound('project');
  }

  /** Those who see no clients see the projects that they work on alone. @throws 404 */
  private async mustBeOn(ctx: RequestContext, projectId: string): Promise<void> {
    const key = [ctx.firmId, projectId, ownMembershipId(ctx)];
    if (!(await this.database.one(ctx, ON_PROJECT, key))) throw notFound('project');
  }
}
