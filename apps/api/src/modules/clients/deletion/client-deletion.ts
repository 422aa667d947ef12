import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { RecordFilesService } from '../../files/index.js';
import { Client } from '../client.entity.js';
import { clientInUse, type ClientKept } from '../clients.errors.js';
import { DELETIONS, KEEPS, TAKES } from './deletion.queries.js';
import type { ClientDeletionDto, ClientDraftsDto } from './dto/client-deletion.dto.js';

/** Deletes clients with whom nothing was agreed yet; drafts go with them. */
@Injectable()
export class ClientDeletion {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly files: RecordFilesService,
  ) {}

  /** What would happen. @throws 404 */
  async preview(ctx: RequestContext, id: string): Promise<ClientDeletionDto> {
    await this.database.repo(ctx, Client).getOrFail(id);
    const [keeps, takes] = await this.database.whole(ctx, () =>
      Promise.all([this.keeps(ctx, id), this.takes(ctx, id)]),
    );
    return { keeps, takes };
  }

  /** @throws 404, 409 with counts once anything was issued, agreed or signed in to, 412 */
  async delete(ctx: RequestContext, id: string, version: number): Promise<void> {
    const client = await this.database.repo(ctx, Client).lockVersion(id, version);
    const keeps = await this.keeps(ctx, id);
    if (Object.values(keeps).some((count) => count > 0)) throw clientInUse(client.name, keeps);
    const takes = await this.takes(ctx, id);
    await this.files.deleteAllOf(ctx, 'client', id);
    for (const text of DELETIONS) await this.database.query(ctx, text, [ctx.firmId, id]);
    await this.database.repo(ctx, Client).delete({ id });
    await this.audit.record(ctx, {
      ...{ action: 'client.deleted', objectType: 'client', objectId: id, objectLabel: client.name },
      before: Object.assign(client, { takes }),
    });
  }

  private async keeps(ctx: RequestContext, id: string): Promise<ClientKept> {
    return (await this.database.one<ClientKept & Record<string, number>>(ctx, KEEPS, [ctx.firmId, id]))!;
  }

  private async takes(ctx: RequestContext, id: string): Promise<ClientDraftsDto> {
    return (await this.database.one<ClientDraftsDto & Record<string, number>>(ctx, TAKES, [ctx.firmId, id]))!;
  }
}
