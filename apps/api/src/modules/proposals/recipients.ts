import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { Client } from '../clients/index.js';
import { Prospect } from '../crm/index.js';
import { checkOwner } from '../identity/index.js';
import { forNobody, otherClient, unknown } from './proposals.errors.js';

export interface Parties {
  prospectId: string | null;
  clientId: string | null;
  /** In which they are dealt with. */
  currency: string;
}

/** Whom a proposal is for, and whose it is. */
@Injectable()
export class Recipients {
  constructor(private readonly database: Database) {}

  /** A prospect that is about a client brings the client along. @throws 422 */
  async of(ctx: RequestContext, wanted: { prospectId?: string; clientId?: string }): Promise<Parties> {
    const { prospectId = null } = wanted;
    const prospect = prospectId
      ? await this.database.repo(ctx, Prospect).findOne({ id: prospectId })
      : undefined;
    if (prospectId && (!prospect || prospect.status === 'merged'))
      throw unknown('prospectId', 'PROSPECT_UNKNOWN', 'prospect');
    if (prospect?.clientId && wanted.clientId && prospect.clientId !== wanted.clientId) throw otherClient();
    const clientId = wanted.clientId ?? prospect?.clientId ?? null;
    const client = clientId ? await this.database.repo(ctx, Client).findOne({ id: clientId }) : undefined;
    if (clientId && !client) throw unknown('clientId', 'CLIENT_UNKNOWN', 'client');
    const currency = prospect?.currency ?? client?.currency;
    if (!currency) throw forNobody();
    return { prospectId, clientId, currency };
  }

  /** @throws 422 */
  checkOwner(ctx: RequestContext, id: string): Promise<void> {
    return checkOwner(ctx, this.database, id);
  }
}
