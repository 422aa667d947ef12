import { Component, computed, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { colleaguesCreate } from '#libs/api-client/fn/colleagues/colleagues-create';
import { colleaguesDeactivate } from '#libs/api-client/fn/colleagues/colleagues-deactivate';
import { colleaguesInvite } from '#libs/api-client/fn/colleagues/colleagues-invite';
import { colleaguesList } from '#libs/api-client/fn/colleagues/colleagues-list';
import { colleaguesReactivate } from '#libs/api-client/fn/colleagues/colleagues-reactivate';
import { colleaguesRevokeInvitation } from '#libs/api-client/fn/colleagues/colleagues-revoke-invitation';
import { colleaguesUpdate } from '#libs/api-client/fn/colleagues/colleagues-update';
import { UiPageHeader } from '#libs/ui/page-header';

import type { ContactGateway } from '../../contacts/contact-gateway';
import { ContactList } from '../../contacts/contact-list';
import { ifMatch } from '../../core/if-match';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';

/** One's own side: who sees this portal, and what of it. */
@Component({
  selector: 'portal-colleagues',
  imports: [ContactList, UiPageHeader],
  template: `
    <div class="ui-page">
      <ui-page-header heading="Colleagues" i18n-heading [subtitle]="subtitle()" />
      <app-contact-list [gateway]="gateway" />
    </div>
  `,
})
export class Colleagues {
  private readonly me = inject(Session).me;
  protected readonly subtitle = computed(
    () => $localize`People of ${this.me()?.portal?.clientName ?? ''}:client: who see this portal`,
  );
  protected readonly gateway = gatewayOf(inject(Api), inject(Permissions));
}

const gatewayOf = (api: Api, { can }: Permissions): ContactGateway => ({
  tag: 'colleagues',
  list: () => api.invoke(colleaguesList),
  create: (body) => api.invoke(colleaguesCreate, { body }),
  update: (contact, body) => api.invoke(colleaguesUpdate, { id: contact.id, body, ...ifMatch(contact) }),
  invite: (id) => api.invoke(colleaguesInvite, { id }),
  revoke: (id) => api.invoke(colleaguesRevokeInvitation, { id }),
  deactivate: (id, reason) => api.invoke(colleaguesDeactivate, { id, body: { reason } }),
  reactivate: (id) => api.invoke(colleaguesReactivate, { id }),
  mayGive: can,
});
