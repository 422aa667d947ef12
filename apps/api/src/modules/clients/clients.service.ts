import { Injectable } from '@nestjs/common';
import type { ClientStatus } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import { Client } from './client.entity.js';
import { clientLifecycle } from './client.lifecycle.js';
import { clientInUse, type ClientUse } from './clients.errors.js';
import { CLIENT_LIST, CLIENT_USE, DELETE_DRAFTS, RENAME_IN_PORTAL } from './clients.queries.js';
import type {
  ClientDto,
  ClientRowDto,
  CreateClientDto,
  ListClientsQuery,
  UpdateClientDto,
} from './dto/client.dto.js';

@Injectable()
export class ClientsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext, { q, status, currency, ...page }: ListClientsQuery): Promise<Page<ClientRowDto>> {
    return this.database.page(ctx, CLIENT_LIST, page, {
      q: q && contains(q),
      status: status === 'all' ? undefined : status,
      currency,
    });
  }

  async get(ctx: RequestContext, id: string): Promise<ClientDto> {
    return dtoOf(await this.clients(ctx).getOrFail(id));
  }

  /** @throws 409 when the name is taken */
  async create(
    ctx: RequestContext,
    { currency = ctx.firm.baseCurrency, ...draft }: CreateClientDto,
  ): Promise<ClientDto> {
    const client = await this.clients(ctx).insert({ ...draft, currency });
    await this.record(ctx, 'client.created', null, client);
    return dtoOf(client);
  }

  /** @throws 404, 409 when the name is taken, 412 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateClientDto,
  ): Promise<ClientDto> {
    const before = await this.clients(ctx).lockVersion(id, version);
    const client = await this.clients(ctx).update(id, changes);
    await this.database.query(ctx, RENAME_IN_PORTAL, [ctx.firmId, id, client.name]);
    await this.record(ctx, 'client.updated', before, client);
    return dtoOf(client);
  }

  /** @throws 404, 409 when it is that already */
  async moveTo(ctx: RequestContext, id: string, status: ClientStatus): Promise<ClientDto> {
    const before = await this.clients(ctx).lockOrFail(id);
    clientLifecycle.move({ status: before.status }, status);
    const client = await this.clients(ctx).update(id, { status });
    const action = status === 'active' ? 'client.reactivated' : 'client.deactivated';
    await this.record(ctx, action, before, client);
    return dtoOf(client);
  }

  /** Deletes a client that nothing hangs on, with engagements never agreed. @throws 404, 409 with counts, 412 */
  async delete(ctx: RequestContext, id: string, version: number): Promise<void> {
    const client = await this.clients(ctx).lockVersion(id, version);
    const use = await this.database.one<ClientUse>(ctx, CLIENT_USE, [ctx.firmId, id]);
    if (Object.values(use!).some((count) => count > 0)) throw clientInUse(client.name, use!);
    await this.database.query(ctx, DELETE_DRAFTS, [ctx.firmId, id]);
    await this.clients(ctx).delete({ id });
    await this.record(ctx, 'client.deleted', client, null);
  }

  private clients(ctx: RequestContext) {
    return this.database.repo(ctx, Client);
  }

  private record(
    ctx: RequestContext,
    action: string,
    before: Client | null,
    after: Client | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    return this.audit.record(ctx, { action, objectType: 'client', objectId, objectLabel, before, after });
  }
}

const dtoOf = ({ firmId, ...client }: Client): ClientDto => client;
