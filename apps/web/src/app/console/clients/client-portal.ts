import { Component, computed, inject, input, signal } from '@angular/core';
import { mayGivePortalRight } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { portalUsersCreate } from '#libs/api-client/fn/portal-users/portal-users-create';
import { portalUsersDeactivate } from '#libs/api-client/fn/portal-users/portal-users-deactivate';
import { portalUsersErase } from '#libs/api-client/fn/portal-users/portal-users-erase';
import { portalUsersInvite } from '#libs/api-client/fn/portal-users/portal-users-invite';
import { portalUsersList } from '#libs/api-client/fn/portal-users/portal-users-list';
import { portalUsersReactivate } from '#libs/api-client/fn/portal-users/portal-users-reactivate';
import { portalUsersResetSecondFactor } from '#libs/api-client/fn/portal-users/portal-users-reset-second-factor';
import { portalUsersRevokeInvitation } from '#libs/api-client/fn/portal-users/portal-users-revoke-invitation';
import { portalUsersUpdate } from '#libs/api-client/fn/portal-users/portal-users-update';
import type { InvitedPortalUserDto } from '#libs/api-client/models/invited-portal-user-dto';

import type { ContactGateway } from '../../contacts/contact-gateway';
import { ContactList } from '../../contacts/contact-list';
import { ifMatch } from '../../core/if-match';
import { Permissions } from '../../core/permissions';
import { InvitationLink } from '../people/invitation-link';
import { historyAction, HistoryDrawer, type Row } from '../timeline/history-drawer';

/** Who of the client signs in to the portal, and what they see of it. */
@Component({
  selector: 'app-client-portal',
  imports: [ContactList, HistoryDrawer, InvitationLink],
  template: `
    <div class="ui-stack">
      @if (last(); as invited) {
        @if (invited.link; as link) {
          <app-invitation-link [name]="invited.portalUser.name" [link]="link" (closed)="last.set(null)" />
        }
      }
      <app-contact-list [gateway]="gateway()" (invited)="last.set($event)" />
      @if (past(); as row) {
        <app-history-drawer [row]="row" (closed)="past.set(null)" />
      }
    </div>
  `,
})
export class ClientPortal {
  private readonly api = inject(Api);
  private readonly permissions = inject(Permissions);

  readonly id = input.required<string>();
  /** whom one invited last; the link is in memory only */
  protected readonly last = signal<InvitedPortalUserDto | null>(null);
  /** whose history is open */
  protected readonly past = signal<Row | null>(null);
  private readonly historyOf = historyAction((row) => {
    this.past.set(row);
  });
  protected readonly gateway = computed((): ContactGateway => ({
    ...gatewayOf(this.api, this.id(), this.permissions),
    moreOf: ({ id, name }) => this.historyOf({ objectType: 'portal_user', id, name }),
  }));
}

const gatewayOf = (api: Api, clientId: string, { held }: Permissions): ContactGateway => ({
  tag: `portal-users:${clientId}`,
  list: () => api.invoke(portalUsersList, { id: clientId }),
  create: (body) => api.invoke(portalUsersCreate, { id: clientId, body }),
  update: (contact, body) => api.invoke(portalUsersUpdate, { id: contact.id, body, ...ifMatch(contact) }),
  invite: (id) => api.invoke(portalUsersInvite, { id }),
  revoke: (id) => api.invoke(portalUsersRevokeInvitation, { id }),
  deactivate: (id, reason) => api.invoke(portalUsersDeactivate, { id, body: { reason } }),
  reactivate: (id) => api.invoke(portalUsersReactivate, { id }),
  resetFactor: (id, reason) => api.invoke(portalUsersResetSecondFactor, { id, body: { reason } }),
  erase: (contact, body) => api.invoke(portalUsersErase, { id: contact.id, body, ...ifMatch(contact) }),
  mayGive: (right) => mayGivePortalRight(held(), right),
});
