import { Injectable } from '@nestjs/common';
import { OFFERED_PORTAL_RIGHTS, type PortalRight } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound, staleVersion } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { InvitationLinks } from '../invitations/invitation-links.js';
import { notInvited } from '../invitations/invitations.errors.js';
import { revokeOpen } from '../invitations/revoke-open.js';
import { emailIsLogin, personErased } from '../members/members.errors.js';
import { membershipLifecycle } from '../members/membership.lifecycle.js';
import type {
  CreatePortalUserDto,
  InvitedPortalUserDto,
  PortalUserDto,
  UpdatePortalUserDto,
} from './dto/portal-user.dto.js';
import { assertMayDecide } from './portal-grants.js';
import { PortalUser } from './portal-user.entity.js';
import { clientInactive, lastManager, shutOutByFirm } from './portal-users.errors.js';
import * as sql from './portal-users.queries.js';

/**
 * Who of a client sees its portal, and what of it. Members of the firm manage the contacts of every client; a contact
 * who manages colleagues those of the own client, within the own rights, and always leaves one who manages.
 */
@Injectable()
export class PortalUsersService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly links: InvitationLinks,
  ) {}

  /** @throws 404 */
  async list(ctx: RequestContext, clientId: string): Promise<PortalUserDto[]> {
    await this.clientName(ctx, clientId);
    const contacts = await this.database.query<PortalUserDto>(ctx, sql.PORTAL_USERS, [ctx.firmId, clientId]);
    return ctx.actor.type === 'portal' ? contacts.filter(({ status }) => status !== 'erased') : contacts;
  }

  /** Takes a contact in and sends the invitation. @throws 403 beyond the actor's rights, 404, 409 when the address is taken */
  async create(
    ctx: RequestContext,
    clientId: string,
    facts: CreatePortalUserDto,
  ): Promise<InvitedPortalUserDto> {
    const { id } = await this.takeIn(ctx, clientId, facts);
    return this.invite(ctx, id);
  }

  /** A contact who is invited later. @throws 403 beyond the actor's rights, 404, 409 when the address is taken */
  async takeIn(ctx: RequestContext, clientId: string, facts: CreatePortalUserDto): Promise<PortalUser> {
    const clientName = await this.clientName(ctx, clientId);
    assertMayDecide(ctx, facts.rights);
    const keys = { clientId, clientName, status: 'to_invite' as const };
    const contact = await this.repo(ctx).insert(Object.assign(keys, facts));
    const link = [ctx.firmId, clientId, contact.id, contact.email];
    await this.database.query(ctx, sql.LINK_CONTACT, link);
    await this.record(ctx, 'created', contact, null, facts);
    return contact;
  }

  /** Sends a link, or a new one: the link from before dies. @throws 403, 404, 409 with a login, or for an inactive client */
  async invite(ctx: RequestContext, id: string): Promise<InvitedPortalUserDto> {
    const contact = await this.lock(ctx, id);
    const again = contact.status === 'invited';
    if (!again) membershipLifecycle.move({ status: contact.status }, 'invited');
    const { clientId, clientName, email } = contact;
    if (!(await this.database.one(ctx, sql.CLIENT_ACTIVE, [ctx.firmId, clientId])))
      throw clientInactive(clientName);
    const to = `the portal of ${ctx.firm.name} for ${clientName}`;
    const link = await this.links.send(ctx, { clientId, portalUserId: id }, email!, to);
    if (!again) await this.repo(ctx).update(id, { status: 'invited' });
    await this.record(ctx, again ? 'invited_again' : 'invited', contact, null, { email });
    return { portalUser: await this.get(ctx, id), link };
  }

  /** @throws 403, 404, 409 without an open invitation */
  async revoke(ctx: RequestContext, id: string): Promise<PortalUserDto> {
    const contact = await this.lock(ctx, id);
    if (contact.status !== 'invited') throw notInvited(contact.name);
    await this.revokeOpen(ctx, contact);
    return this.move(ctx, contact, 'to_invite', 'invitation_revoked');
  }

  /** @throws 403 for rights beyond the actor's own, given or taken; 404; 409 for the last one who manages; 412 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdatePortalUserDto,
  ): Promise<PortalUserDto> {
    const before = await this.lock(ctx, id);
    if (before.version !== version) throw staleVersion();
    const { status } = before;
    if (status === 'erased') throw personErased(before.name);
    const moved = { status };
    if (changes.email !== undefined && changes.email !== before.email) {
      if (before.userId) throw emailIsLogin(before.name);
      if (await this.revokeOpen(ctx, before)) membershipLifecycle.move(moved, 'to_invite');
    }
    const rights = changes.rights && withKept(changes.rights, before.rights);
    if (rights) await this.assertMayChange(ctx, before, rights);
    const after = await this.repo(ctx).update(id, Object.assign(changes, moved, rights && { rights }));
    await this.record(ctx, 'updated', after, before, after);
    return this.get(ctx, id);
  }

  /** Ends their sessions in this portal at once. @throws 403, 404, 409 */
  async deactivate(ctx: RequestContext, id: string, reason: string): Promise<PortalUserDto> {
    const contact = await this.lock(ctx, id);
    await this.assertMayChange(ctx, contact, []);
    if (contact.userId)
      await this.database.query(ctx, sql.END_PORTAL_SESSIONS, [ctx.firmId, id, contact.userId]);
    await this.revokeOpen(ctx, contact);
    const deactivatedByFirm = ctx.actor.type !== 'portal';
    return this.move(ctx, contact, 'deactivated', 'deactivated', { reason, deactivatedByFirm });
  }

  /** With the rights from before. @throws 403, 404, 409, also for a colleague whom the firm shut out */
  async reactivate(ctx: RequestContext, id: string): Promise<PortalUserDto> {
    const contact = await this.lock(ctx, id);
    if (ctx.actor.type === 'portal' && contact.deactivatedByFirm)
      throw shutOutByFirm(ctx.firm.name, contact.name);
    const status = contact.userId ? 'active' : 'to_invite';
    return this.move(ctx, contact, status, 'reactivated', { deactivatedByFirm: false });
  }

  private repo(ctx: RequestContext) {
    return this.database.repo(ctx, PortalUser);
  }

  private async get(ctx: RequestContext, id: string): Promise<PortalUserDto> {
    return (await this.database.one<PortalUserDto>(ctx, sql.PORTAL_USER, [ctx.firmId, id]))!;
  }

  private async clientName(ctx: RequestContext, clientId: string): Promise<string> {
    const client = await this.database.one<{ name: string }>(ctx, sql.CLIENT_NAME, [ctx.firmId, clientId]);
    if (!client) throw notFound('client');
    return client.name;
  }

  /**
   * A contact whom the actor may decide about. Colleagues decide one after the other, so that the last one who manages
   * stays. @throws 403, 404 for another client's too
   */
  private async lock(ctx: RequestContext, id: string): Promise<PortalUser> {
    const { actor, firmId } = ctx;
    if (actor.type === 'portal') await this.database.query(ctx, sql.LOCK_MANAGERS, [firmId, actor.clientId]);
    const contact = await this.repo(ctx).lockOrFail(id);
    if (actor.type === 'portal' && actor.clientId !== contact.clientId) throw notFound('portal user');
    assertMayDecide(ctx, contact.rights);
    return contact;
  }

  private revokeOpen(ctx: RequestContext, { id, clientId }: PortalUser): Promise<boolean> {
    return revokeOpen(ctx, this.database, { clientId, portalUserId: id });
  }

  /** The firm may leave a client without anybody who manages: it manages them itself. */
  private async assertMayChange(
    ctx: RequestContext,
    { id, name, clientId, status, rights }: PortalUser,
    to: readonly PortalRight[],
  ): Promise<void> {
    assertMayDecide(ctx, to);
    const managed = status === 'active' && rights.includes('colleagues');
    if (ctx.actor.type !== 'portal' || !managed || to.includes('colleagues')) return;
    if (!(await this.database.one(ctx, sql.OTHER_MANAGER, [ctx.firmId, clientId, id])))
      throw lastManager(name);
  }

  private async move(
    ctx: RequestContext,
    before: PortalUser,
    status: PortalUser['status'],
    deed: string,
    { reason, ...changes }: { reason?: string; deactivatedByFirm?: boolean } = {},
  ): Promise<PortalUserDto> {
    membershipLifecycle.move({ status: before.status }, status);
    const after = await this.repo(ctx).update(before.id, { status, ...changes });
    await this.record(ctx, deed, before, before, after, reason);
    return this.get(ctx, before.id);
  }

  private record(
    ctx: RequestContext,
    deed: string,
    { id, name }: PortalUser,
    before: object | null,
    after: object | null,
    reason: string | null = null,
  ): Promise<void> {
    const object = { objectType: 'portal_user', objectId: id, objectLabel: name };
    return this.audit.record(ctx, { action: `portal_user.${deed}`, ...object, before, after, reason });
  }
}

/** Rights that cannot be given today are kept as they are. */
const withKept = (wanted: readonly PortalRight[], had: readonly PortalRight[]): PortalRight[] => [
  ...wanted,
  ...had.filter((right) => !OFFERED_PORTAL_RIGHTS.includes(right)),
];
