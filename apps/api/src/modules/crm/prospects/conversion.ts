import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { mustHave, type RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { Client, ClientContact, ClientContactsService, ClientsService } from '../../clients/index.js';
import { PortalUser, PortalUsersService } from '../../identity/index.js';
import { PipelineStagesService } from '../stages/pipeline-stages.service.js';
import type { ConvertProspectDto, ProspectDto } from './dto/prospect.dto.js';
import { PipelineService } from './pipeline.service.js';
import { Prospect } from './prospect.entity.js';
import { contactMissing, merged, unknownClient } from './prospects.errors.js';
import { ProspectsService } from './prospects.service.js';

/** What was won becomes a client. Its history stays with the prospect, which the client's page shows. */
@Injectable()
export class ProspectConversion {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clients: ClientsService,
    private readonly contacts: ClientContactsService,
    private readonly portalUsers: PortalUsersService,
    private readonly stages: PipelineStagesService,
    private readonly pipeline: PipelineService,
    private readonly prospects: ProspectsService,
  ) {}

  /**
   * Wins the prospect and gives it its client, once: those who ask at the same time wait, and find the same one.
   * @throws 403 without the right to make clients or contacts, 404, 409 when the name is taken, 422
   */
  async convert(
    ctx: RequestContext,
    id: string,
    { withContact, ...wanted }: ConvertProspectDto,
  ): Promise<ProspectDto> {
    await this.stages.lock(ctx);
    const prospect = await this.repo(ctx).lockOrFail(id);
    if (prospect.status === 'merged') throw merged();
    if (prospect.convertedAt && prospect.clientId) return this.prospects.get(ctx, id);
    const client = await this.clientOf(ctx, prospect, wanted);
    await this.addContact(ctx, prospect, client.id);
    if (withContact) await this.addToPortal(ctx, prospect, client.id);
    if (prospect.status !== 'won') await this.win(ctx, prospect);
    await this.repo(ctx).update(id, { clientId: client.id, convertedAt: new Date() });
    await this.audit.record(ctx, {
      action: 'prospect.converted',
      objectType: 'prospect',
      objectId: id,
      objectLabel: prospect.name,
      before: { client: '' },
      after: { client: client.name },
    });
    return this.prospects.get(ctx, id);
  }

  private async clientOf(
    ctx: RequestContext,
    prospect: Prospect,
    { clientId = prospect.clientId ?? undefined, name }: ConvertProspectDto,
  ): Promise<{ id: string; name: string }> {
    if (clientId === undefined) {
      mustHave(ctx, P.ClientWrite);
      const { company, email, phone, currency } = prospect;
      return this.clients.create(ctx, { name: name ?? company, email, phone, currency });
    }
    const client = await this.database.repo(ctx, Client).findOne({ id: clientId });
    if (!client) throw unknownClient();
    return client;
  }

  /** The prospect's person, unless the client has somebody of that address. */
  private async addContact(
    ctx: RequestContext,
    { person: name, email, phone }: Prospect,
    clientId: string,
  ): Promise<void> {
    const known = this.database.repo(ctx, ClientContact);
    if (!name || (await known.exists({ clientId, ...(email ? { email } : { name }) }))) return;
    await this.contacts.create(ctx, clientId, { name, email, phone });
  }

  private async addToPortal(
    ctx: RequestContext,
    { person: name, email }: Prospect,
    clientId: string,
  ): Promise<void> {
    mustHave(ctx, P.PortalManage);
    if (!name || !email) throw contactMissing();
    if (await this.database.repo(ctx, PortalUser).exists({ clientId, email })) return;
    await this.portalUsers.takeIn(ctx, clientId, { name, email, jobTitle: '', rights: [] });
  }

  private async win(ctx: RequestContext, { id, version }: Prospect): Promise<void> {
    const won = (await this.stages.list(ctx)).find(({ kind }) => kind === 'won')!;
    await this.pipeline.place(ctx, id, version, { stageId: won.id });
  }

  private repo(ctx: RequestContext) {
    return this.database.repo(ctx, Prospect);
  }
}
