import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { Membership } from '../identity/index.js';
import type { FirstStepsDto } from './dto/first-steps.dto.js';

/** Leaves the version alone: nobody who edits the person meanwhile is refused for it. */
const HIDE = 'UPDATE memberships SET hidden_steps = $3 WHERE firm_id = $1 AND id = $2';

/** Which first steps people have put away: each for themselves, since a colleague may still need them. */
@Injectable()
export class FirstSteps {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async hide(ctx: RequestContext, { hidden }: FirstStepsDto): Promise<FirstStepsDto> {
    const id = ownMembershipId(ctx);
    const { name, hiddenSteps } = await this.database.repo(ctx, Membership).lockOrFail(id);
    await this.database.query(ctx, HIDE, [ctx.firmId, id, hidden]);
    await this.audit.record(ctx, {
      action: 'member.first_steps_changed',
      ...{ objectType: 'member', objectId: id, objectLabel: name },
      ...{ before: { hiddenSteps }, after: { hiddenSteps: hidden } },
    });
    return { hidden };
  }
}
