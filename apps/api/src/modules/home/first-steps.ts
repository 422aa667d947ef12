import { Injectable } from '@nestjs/common';
import { ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import type { FirstStepsDto } from './dto/first-steps.dto.js';

/** Leaves the version alone: nobody who edits the person meanwhile is refused for it. */
const HIDE = 'UPDATE memberships SET hidden_steps = $3 WHERE firm_id = $1 AND id = $2';

/**
 * Which first steps people have put away: each for themselves, since a colleague may still need them. How one's own page
 * looks is no state of the firm, so nothing is recorded.
 */
@Injectable()
export class FirstSteps {
  constructor(private readonly database: Database) {}

  async hide(ctx: RequestContext, { hidden }: FirstStepsDto): Promise<FirstStepsDto> {
    await this.database.query(ctx, HIDE, [ctx.firmId, ownMembershipId(ctx), hidden]);
    return { hidden };
  }
}
