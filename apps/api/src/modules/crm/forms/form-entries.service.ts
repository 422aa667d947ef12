import { Injectable } from '@nestjs/common';
import type { FormEntryStatus } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import type { FormEntryDto, ListFormEntriesQuery } from './dto/form-entry.dto.js';
import { formEntryLifecycle } from './form-entry.lifecycle.js';
import { FormLeads } from './form-leads.js';
import { FormEntry } from './lead-form.entity.js';
import { ENTRY, ENTRY_LIST } from './lead-forms.queries.js';

/** What was sent by forms, and what is to become of what looks sent by a machine. */
@Injectable()
export class FormEntriesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly leads: FormLeads,
  ) {}

  list(
    ctx: RequestContext,
    { q, status, formId, leadId, ...page }: ListFormEntriesQuery,
  ): Promise<Page<FormEntryDto>> {
    return this.database.page(ctx, ENTRY_LIST, page, { q: q && contains(q), status, formId, leadId });
  }

  /** Makes it a lead. @throws 404, 409 for one that was let in */
  async release(ctx: RequestContext, id: string): Promise<FormEntryDto> {
    const entry = await this.lock(ctx, id, 'released');
    const lead = await this.leads.make(ctx, entry);
    return this.move(ctx, entry, { status: 'released', leadId: lead.id });
  }

  /** @throws 404, 409 unless it is suspected */
  async discard(ctx: RequestContext, id: string): Promise<FormEntryDto> {
    return this.move(ctx, await this.lock(ctx, id, 'discarded'), { status: 'discarded' });
  }

  private async lock(ctx: RequestContext, id: string, to: FormEntryStatus): Promise<FormEntry> {
    const entry = await this.database.repo(ctx, FormEntry).lockOrFail(id);
    formEntryLifecycle.move({ status: entry.status }, to);
    return entry;
  }

  private async move(
    ctx: RequestContext,
    { id, email, status }: FormEntry,
    to: Pick<FormEntry, 'status'> & Partial<FormEntry>,
  ): Promise<FormEntryDto> {
    await this.database.repo(ctx, FormEntry).update(id, to);
    await this.audit.record(ctx, {
      ...{ action: `form_entry.${to.status}`, objectType: 'form_entry', objectId: id, objectLabel: email },
      ...{ before: { status }, after: { status: to.status } },
    });
    const entry = await this.database.one<FormEntryDto>(ctx, ENTRY, [ctx.firmId, id]);
    if (!entry) throw notFound('form entry');
    return entry;
  }
}
