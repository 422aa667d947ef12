import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../platform/context/request-context.js';
import type { Membership } from './membership.entity.js';

type Handler = (ctx: RequestContext, leaver: Membership) => Promise<void>;

/** What the areas after this one do when somebody leaves the firm, in the transaction of the deactivation. */
@Injectable()
export class Departures {
  private readonly handlers: Handler[] = [];

  /** Call it in a constructor. */
  handle(handler: Handler): void {
    this.handlers.push(handler);
  }

  async of(ctx: RequestContext, leaver: Membership): Promise<void> {
    for (const handler of this.handlers) await handler(ctx, leaver);
  }
}
