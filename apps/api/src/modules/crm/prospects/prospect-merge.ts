import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { assertTwo, bothNotes, gapsOf } from '../merging.js';
import { PipelineStagesService } from '../stages/pipeline-stages.service.js';
import type { ProspectDto } from './dto/prospect.dto.js';
import { Prospect } from './prospect.entity.js';
import { prospectLifecycle } from './prospect.lifecycle.js';
import { onlyOpenStay } from './prospects.errors.js';
import { MOVE_ACTIVITIES, MOVE_MERGED } from './prospects.queries.js';
import { ProspectsService } from './prospects.service.js';

/** Two prospects that are one: one stays, the other stands for nothing any more and keeps its history. */
@Injectable()
export class ProspectMerge {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly stages: PipelineStagesService,
    private readonly prospects: ProspectsService,
  ) {}

  /**
   * The prospect that stays keeps what it says, its value and place; the other fills its gaps, and hands over its note
   * and activities. @throws 404, 409 unless both are open, 422 for the same one
   */
  async merge(ctx: RequestContext, id: string, otherId: string): Promise<ProspectDto> {
    await this.stages.lock(ctx);
    const prospects = this.database.repo(ctx, Prospect);
    const stays = await prospects.lockOrFail(id);
    const goes = await prospects.lockOrFail(otherId);
    assertTwo('prospectId', id, otherId); // after the look: a row of somebody else is not there, whatever is asked
    if (stays.status !== 'open') throw onlyOpenStay();
    prospectLifecycle.move({ status: goes.status }, 'merged');
    const who = ['person', 'email', 'phone', 'source', 'campaignId'] as const;
    const keys = [...who, 'clientId', 'leadId', 'expectedClose'] as const;
    const gaps = gapsOf(stays, goes, keys);
    // a lead has one prospect: it leaves the one before it comes to the other
    const leadId = gaps.leadId ? null : goes.leadId;
    await prospects.update(otherId, { status: 'merged', mergedIntoId: id, leadId });
    const after = await prospects.update(id, { ...gaps, note: bothNotes(stays, goes) });
    await this.database.query(ctx, MOVE_ACTIVITIES, [ctx.firmId, id, otherId]);
    await this.database.query(ctx, MOVE_MERGED, [ctx.firmId, id, otherId]);
    const what = { action: 'prospect.merged', objectType: 'prospect' };
    await this.audit.recordAll(ctx, [
      { ...what, objectId: id, objectLabel: stays.name, before: stays, after, reason: goes.name },
      { ...what, objectId: otherId, objectLabel: goes.name, reason: stays.name },
    ]);
    return this.prospects.get(ctx, id);
  }
}
