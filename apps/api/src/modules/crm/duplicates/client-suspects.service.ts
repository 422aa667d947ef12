import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { Client } from '../../clients/index.js';
import { assertTwo } from '../merging.js';
import { SUSPECTS } from './client-suspects.queries.js';
import { ClientsApart } from './clients-apart.entity.js';
import type { ClientPairDto, ClientSuspectDto } from './dto/client-suspect.dto.js';
import { MAIL_HOSTS } from './match-keys.js';

/** Clients that may be there twice, and what people said of them. */
@Injectable()
export class ClientSuspects {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** The surest first; 200 at most. */
  list(ctx: RequestContext, apart: boolean): Promise<ClientSuspectDto[]> {
    const values = [ctx.firmId, [...MAIL_HOSTS], apart];
    return this.database.query<ClientSuspectDto & Record<string, unknown>>(ctx, SUSPECTS, values);
  }

  /** Says that two are not the same, or takes that back; saying it twice is saying it once. @throws 404, 422 for one and itself */
  async tell(ctx: RequestContext, { clientId, otherClientId, apart }: ClientPairDto): Promise<void> {
    const clients = this.database.repo(ctx, Client);
    const [one, other] = [await clients.lockOrFail(clientId), await clients.getOrFail(otherClientId)];
    assertTwo('otherClientId', clientId, otherClientId);
    const [firstId, secondId] = [clientId, otherClientId].sort() as [string, string];
    const pairs = this.database.repo(ctx, ClientsApart);
    if ((await pairs.exists({ firstId, secondId })) === apart) return;
    if (apart) await pairs.append({ firstId, secondId });
    else await pairs.delete({ firstId, secondId });
    await this.audit.record(ctx, {
      ...{ action: apart ? 'client.told_apart' : 'client.suspected_again', objectType: 'client' },
      ...{ objectId: one.id, objectLabel: one.name, reason: other.name },
    });
  }
}
