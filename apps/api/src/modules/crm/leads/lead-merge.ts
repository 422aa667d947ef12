import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { assertTwo, bothNotes, gapsOf } from '../merging.js';
import type { LeadDto } from './dto/lead.dto.js';
import { Lead } from './lead.entity.js';
import { leadLifecycle } from './lead.lifecycle.js';
import { leadMerged } from './leads.errors.js';
import { MOVE_ACTIVITIES, MOVE_MERGED } from './leads.queries.js';
import { LeadsService } from './leads.service.js';

/** Two leads that are one: one stays, the other stands for nothing any more and keeps its history. */
@Injectable()
export class LeadMerge {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly leads: LeadsService,
  ) {}

  /**
   * The lead that stays keeps what it says; the other fills its gaps, and hands over its note and activities.
   * @throws 404, 409 for one that became a prospect or was merged, 422 for the same one
   */
  async merge(ctx: RequestContext, id: string, otherId: string): Promise<LeadDto> {
    const leads = this.database.repo(ctx, Lead);
    const [low, high] = [id, otherId].sort(); // two who merge the same two wait for each other
    const locked = [await leads.lockOrFail(low!), await leads.lockOrFail(high!)];
    const [stays, goes] = locked[0]!.id === id ? [locked[0]!, locked[1]!] : [locked[1]!, locked[0]!];
    assertTwo('leadId', id, otherId); // after the look: a row of somebody else is not there, whatever is asked
    if (stays.status === 'merged') throw leadMerged();
    leadLifecycle.move({ status: goes.status }, 'merged');
    const gaps = gapsOf(stays, goes, ['person', 'email', 'phone', 'source', 'campaignId', 'ownerId']);
    const after = await leads.update(id, { ...gaps, note: bothNotes(stays, goes) });
    await leads.update(otherId, { status: 'merged', mergedIntoId: id });
    await this.database.query(ctx, MOVE_ACTIVITIES, [ctx.firmId, id, otherId]);
    await this.database.query(ctx, MOVE_MERGED, [ctx.firmId, id, otherId]);
    const what = { action: 'lead.merged', objectType: 'lead' };
    await this.audit.recordAll(ctx, [
      { ...what, objectId: id, objectLabel: stays.company, before: stays, after, reason: goes.company },
      { ...what, objectId: otherId, objectLabel: goes.company, reason: stays.company },
    ]);
    return this.leads.get(ctx, id);
  }
}
