import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/context/request-context.js';
import { forbidden } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import type { PortalSignatureDto } from './dto/signing.dto.js';
import { OWN_EMAIL, PORTAL_SIGNATURES } from './signature.queries.js';
import type { Door } from './signing-room.js';

/** What portal users are asked to sign: by their client and their address. */
@Injectable()
export class PortalSignatures {
  constructor(private readonly database: Database) {}

  list(ctx: RequestContext): Promise<PortalSignatureDto[]> {
    return this.database.query<PortalSignatureDto>(ctx, PORTAL_SIGNATURES, this.self(ctx));
  }

  /** The door to a signer's place, which opens if the place is the portal user's own. Needs no transaction. */
  async door(ctx: RequestContext, signerId: string): Promise<Door> {
    const [firmId, clientId, portalUserId] = this.self(ctx);
    const scope = { firmId, clientId };
    const { rows } = await this.database.transaction(scope, (tx) =>
      tx.run<{ email: string }>(OWN_EMAIL, [firmId, clientId, portalUserId]),
    );
    return { firmId, clientId, signerId, email: rows[0]?.email ?? '' };
  }

  private self({ firmId, actor }: RequestContext): [string, string, string] {
    if (actor.type !== 'portal') throw forbidden('Only a portal user can do this.');
    return [firmId, actor.clientId, actor.portalUserId];
  }
}
