import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { ownClientId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import type { ListPortalContractsQuery, PortalContractRowDto } from './dto/portal-contract.dto.js';
import { PORTAL_CONTRACT_DOCUMENT, PORTAL_CONTRACTS } from './portal-contracts.queries.js';

/** The contracts of the portal user's client that were sent or signed. */
@Injectable()
export class PortalContracts {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext, { q, ...page }: ListPortalContractsQuery): Promise<Page<PortalContractRowDto>> {
    const filters = { clientId: ownClientId(ctx), q: q && contains(q) };
    return this.database.page(ctx, PORTAL_CONTRACTS, page, filters);
  }

  /** The download is recorded. @throws 404 */
  async document(ctx: RequestContext, id: string): Promise<{ file: StoredFile; content: Buffer }> {
    const found = await this.database.one<{ number: string; title: string; documentId: string }>(
      ctx,
      PORTAL_CONTRACT_DOCUMENT,
      [ctx.firmId, ownClientId(ctx), id],
    );
    if (!found) throw notFound('contract');
    const stored = await this.files.read(ctx, found.documentId);
    const objectLabel = `${found.number} ${found.title}`;
    const object = { objectType: 'contract', objectId: id, objectLabel };
    await this.audit.record(ctx, { action: 'contract.downloaded', ...object });
    return stored;
  }
}
