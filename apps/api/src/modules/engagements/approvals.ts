import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/context/request-context.js';
import type { Engagement } from './engagement.entity.js';

type Handler = (ctx: RequestContext, engagement: Engagement) => Promise<void>;

/** What the areas after this one do when an engagement is approved, in the transaction of the approval. */
@Injectable()
export class Approvals {
  private readonly handlers: Handler[] = [];

  /** Call it in a constructor. */
  handle(handler: Handler): void {
    this.handlers.push(handler);
  }

  async of(ctx: RequestContext, engagement: Engagement): Promise<void> {
    for (const handler of this.handlers) await handler(ctx, engagement);
  }
}
