import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { type InvitedPortalUserDto, PortalUsersService } from '../../identity/index.js';
import { Client } from '../client.entity.js';
import { ClientContact } from './client-contact.entity.js';
import { CONTACT, CONTACTS, LINK_PORTAL_USER } from './client-contacts.queries.js';
import type {
  ClientContactDto,
  CreateClientContactDto,
  InviteContactDto,
  UpdateClientContactDto,
} from './dto/client-contact.dto.js';

onConstraint('uq_client_contacts_email', () => {
  const message = 'Another contact of this client has this e-mail address already.';
  return new DomainError('CONTACT_EMAIL_TAKEN', 409, message, [{ field: 'email', code: 'TAKEN', message }]);
});

/** The people of a client: whom the firm talks to, whether they sign in to the portal or not. */
@Injectable()
export class ClientContactsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly portalUsers: PortalUsersService,
  ) {}

  /** The main one first. @throws 404 */
  async list(ctx: RequestContext, clientId: string): Promise<ClientContactDto[]> {
    const [contacts] = await Promise.all([
      this.database.query<ClientContactDto>(ctx, CONTACTS, [ctx.firmId, clientId]),
      this.database.repo(ctx, Client).getOrFail(clientId),
    ]);
    return contacts;
  }

  /** @throws 404, 409 when the address is taken */
  async create(
    ctx: RequestContext,
    clientId: string,
    { isMain = false, ...facts }: CreateClientContactDto,
  ): Promise<ClientContactDto> {
    await this.database.repo(ctx, Client).lockOrFail(clientId); // so that one of two becomes the main one
    const isFirst = !(await this.contacts(ctx).exists({ clientId, isMain: true }));
    if (isMain) await this.contacts(ctx).updateWhere({ clientId, isMain: true }, { isMain: false });
    const contact = await this.contacts(ctx).insert({ ...facts, clientId, isMain: isMain || isFirst });
    await this.record(ctx, 'created', null, contact);
    return this.linked(ctx, contact.id);
  }

  /** @throws 404, 409 when the address is taken, 412 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateClientContactDto,
  ): Promise<ClientContactDto> {
    const before = await this.contacts(ctx).lockVersion(id, version);
    const { clientId } = before;
    if (changes.isMain && !before.isMain) {
      await this.database.repo(ctx, Client).lockOrFail(clientId);
      await this.contacts(ctx).updateWhere({ clientId, isMain: true }, { isMain: false });
    }
    await this.record(ctx, 'updated', before, await this.contacts(ctx).update(id, changes));
    return this.linked(ctx, id);
  }

  /** Whoever signs in to the portal goes on doing so. @throws 404, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.contacts(ctx).lockVersion(id, version);
    await this.contacts(ctx).delete({ id });
    await this.record(ctx, 'deleted', before, null);
  }

  /** Lets the contact into the portal. @throws 403 beyond the actor's rights, 404, 409 when they are in it, 422 without address */
  async invite(ctx: RequestContext, id: string, { rights }: InviteContactDto): Promise<InvitedPortalUserDto> {
    const { clientId, name, email, jobTitle, portalUserId } = await this.contacts(ctx).lockOrFail(id);
    if (portalUserId)
      throw wrongState('IN_PORTAL_ALREADY', `${name} is among those with access to the portal already.`);
    if (!email)
      throw DomainError.field(
        'email',
        'EMAIL_MISSING',
        'Write an e-mail address: the invitation goes there.',
      );
    return this.portalUsers.create(ctx, clientId, { name, email, jobTitle, rights });
  }

  private async linked(ctx: RequestContext, id: string): Promise<ClientContactDto> {
    await this.database.query(ctx, LINK_PORTAL_USER, [ctx.firmId, id]);
    const contact = await this.database.one<ClientContactDto>(ctx, CONTACT, [ctx.firmId, id]);
    if (!contact) throw notFound('client contact');
    return contact;
  }

  private contacts(ctx: RequestContext) {
    return this.database.repo(ctx, ClientContact);
  }

  private record(
    ctx: RequestContext,
    deed: string,
    before: ClientContact | null,
    after: ClientContact | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    const what = { action: `client_contact.${deed}`, objectType: 'client_contact', objectId, objectLabel };
    return this.audit.record(ctx, { ...what, before, after });
  }
}
