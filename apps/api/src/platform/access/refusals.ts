import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Audit } from '../audit/audit.js';
import type { RequestContext } from '../context/request-context.js';
import { Database } from '../persistence/database.js';
import { type Counter, Counters } from '../throttle/counters.js';
import type { VotraRequest } from './access.guard.js';

const HOUR = 3_600;

/** Remembers who was refused for lack of a right: each time in the log, once an hour for each route on record. */
@Injectable()
export class Refusals {
  private readonly counter: Counter;

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly logger: PinoLogger,
    counters: Counters,
  ) {
    this.counter = counters.of('refusal', HOUR);
  }

  /** Never throws: the refusal is the answer, whatever becomes of its record. */
  async note({ id, method, routeOptions }: VotraRequest, ctx: RequestContext): Promise<void> {
    const { firmId, actor } = ctx;
    if (actor.type === 'system') return;
    const route = `${method} ${routeOptions.url}`;
    const who = { firmId, userId: actor.userId };
    this.logger.warn({ reqId: id, security: 'refused', route, ...who, ip: ctx.ip }, 'refused');
    try {
      const { consumedPoints } = await this.counter.penalty(`${firmId}|${actor.userId}|${route}`);
      if (consumedPoints === 1) await this.record(ctx, route);
    } catch (error) {
      this.logger.error({ err: error, reqId: id }, 'a refusal could not be recorded');
    }
  }

  /** In a transaction of its own, since the refused request's was rolled back. */
  private record(ctx: RequestContext, route: string): Promise<void> {
    const { actor, firmId } = ctx;
    const objectId = actor.type === 'member' ? actor.membershipId : undefined;
    return this.database.transaction({ firmId }, (tx) =>
      this.audit.record(
        { ...ctx, tx },
        {
          action: 'member.refused',
          objectType: 'member',
          ...{ objectId: objectId ?? null, objectLabel: actor.name, after: { route } },
        },
      ),
    );
  }
}
