import { Injectable } from '@nestjs/common';
import { CLIENT_EVENT_KINDS, P } from '#libs/contracts';
import { can, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { CLIENT_EVENTS } from './client-events.queries.js';
import type { ClientEventDto, ClientEventPageDto, ListClientEventsQuery } from './dto/client-event.dto.js';
import { READ_RIGHTS } from './read-rights.js';

const LATEST = 'infinity';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const KNOWN = 'SELECT 1 FROM clients WHERE firm_id = $1 AND id = $2';

/** Everything that happened to a client and to all that is its, in one list; each kind for those who read it. */
@Injectable()
export class ClientEvents {
  constructor(private readonly database: Database) {}

  /** @throws 404 */
  async list(
    ctx: RequestContext,
    { clientId, kinds = [...CLIENT_EVENT_KINDS], cursor, perPage }: ListClientEventsQuery,
  ): Promise<ClientEventPageDto> {
    if (!(await this.database.one(ctx, KNOWN, [ctx.firmId, clientId]))) throw notFound('client');
    const seen = kinds.filter((kind) => can(ctx, READ_RIGHTS[kind] ?? P.AuditRead));
    const [at = LATEST, id = LAST_ID] = cursor?.split('~') ?? [];
    const values = [ctx.firmId, clientId, seen, at, id, perPage + 1];
    const rows = await this.database.query<ClientEventDto & { exactAt: string }>(ctx, CLIENT_EVENTS, values);
    const items = rows.slice(0, perPage);
    const last = rows.length > perPage ? items.at(-1) : undefined;
    return {
      items: items.map(({ exactAt: _, ...event }) => event),
      nextCursor: last ? `${last.exactAt}~${last.id}` : null,
    };
  }
}
