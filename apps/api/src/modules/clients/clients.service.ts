import { Injectable } from '@nestjs/common';
import type { ClientStatus } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import { assertTaxIds, checkOwner } from '../identity/index.js';
import { Client } from './client.entity.js';
import { clientLifecycle } from './client.lifecycle.js';
import { oneTaxIdOnInvoices } from './clients.errors.js';
import { CLIENT, CLIENT_LIST, RENAME_IN_PORTAL } from './clients.queries.js';
import type {
  ClientDto,
  ClientRowDto,
  CreateClientDto,
  ListClientsQuery,
  UpdateClientDto,
} from './dto/client.dto.js';
import { merged } from './merging/merging.errors.js';
import { MERGED_INTO } from './merging/merging.queries.js';
import { ClientTagsService } from './tags/client-tags.service.js';

type ClientFacts = Pick<CreateClientDto, 'ownerId' | 'taxIds'>;

@Injectable()
export class ClientsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly tags: ClientTagsService,
  ) {}

  list(
    ctx: RequestContext,
    { page, perPage, sort, q, status, currency, ownerId, tagId }: ListClientsQuery,
  ): Promise<Page<ClientRowDto>> {
    const filters = { q: q && contains(q), status: status === 'all' ? undefined : status };
    return this.database.page(
      ctx,
      CLIENT_LIST,
      { page, perPage, sort },
      { ...filters, currency, ownerId, tagId },
    );
  }

  /** @throws 308 for one that was merged into another, 404 */
  async get(ctx: RequestContext, id: string): Promise<ClientDto> {
    const client = await this.database.one<ClientDto>(ctx, CLIENT, [ctx.firmId, id]);
    return client ?? this.missing(ctx, id);
  }

  /** @throws 409 when the name is taken, 422 for an owner, tag or tax id that is none */
  async create(
    ctx: RequestContext,
    { currency = ctx.firm.baseCurrency, tagIds = [], ...facts }: CreateClientDto,
  ): Promise<ClientDto> {
    const checked = await this.checked(ctx, facts);
    const client = await this.clients(ctx).insert({ ...checked, currency });
    await this.tags.give(ctx, client.id, tagIds);
    const tags = await this.tags.namesOf(ctx, client.id);
    await this.record(ctx, 'client.created', null, Object.assign(client, { tags }));
    return this.get(ctx, client.id);
  }

  /** @throws 404, 409 when the name is taken, 412, 422 for an owner, tag or tax id that is none */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { tagIds, ...changes }: UpdateClientDto,
  ): Promise<ClientDto> {
    const before = await this.clients(ctx).lockVersion(id, version);
    const had = await this.tags.namesOf(ctx, id);
    const client = await this.clients(ctx).update(id, await this.checked(ctx, changes));
    if (tagIds) await this.tags.give(ctx, id, tagIds);
    const tags = tagIds ? await this.tags.namesOf(ctx, id) : had;
    await this.database.query(ctx, RENAME_IN_PORTAL, [ctx.firmId, id, client.name]);
    await this.record(
      ctx,
      'client.updated',
      Object.assign(before, { tags: had }),
      Object.assign(client, { tags }),
    );
    return this.get(ctx, id);
  }

  /** @throws 404, 409 when it is that already */
  async moveTo(ctx: RequestContext, id: string, status: ClientStatus): Promise<ClientDto> {
    const before = await this.clients(ctx).lockOrFail(id);
    clientLifecycle.move({ status: before.status }, status);
    const client = await this.clients(ctx).update(id, { status });
    const action = status === 'active' ? 'client.reactivated' : 'client.deactivated';
    await this.record(ctx, action, before, client);
    return this.get(ctx, id);
  }

  /** What is written of the facts: the tax id that invoices print is the one that is marked. */
  private async checked<Facts extends ClientFacts>(ctx: RequestContext, facts: Facts) {
    await checkOwner(ctx, this.database, facts.ownerId);
    if (!facts.taxIds) return facts;
    await assertTaxIds(facts.taxIds);
    const marked = facts.taxIds.filter(({ onInvoices }) => onInvoices);
    if (marked.length > 1) throw oneTaxIdOnInvoices();
    return { ...facts, taxId: marked[0]?.number ?? '' };
  }

  private async missing(ctx: RequestContext, id: string): Promise<never> {
    const gone = await this.database.one<{ name: string; intoId: string; intoName: string }>(
      ctx,
      MERGED_INTO,
      [ctx.firmId, id],
    );
    throw gone ? merged(gone.name, { id: gone.intoId, name: gone.intoName }) : notFound('client');
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
