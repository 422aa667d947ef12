import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientContactsList } from '#libs/api-client/fn/clients/client-contacts-list';
import { clientContactsRemove } from '#libs/api-client/fn/clients/client-contacts-remove';
import { portalUsersList } from '#libs/api-client/fn/portal-users/portal-users-list';
import type { ClientContactDto } from '#libs/api-client/models/client-contact-dto';
import type { InvitedPortalUserDto } from '#libs/api-client/models/invited-portal-user-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { Dialogs } from '#libs/ui/dialogs';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { UiStatus } from '#libs/ui/status';
import { MEMBERSHIP_LOOKS } from '#libs/ui/statuses';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { InvitationLink } from '../people/invitation-link';
import { historyAction, HistoryDrawer, type Row } from '../timeline/history-drawer';
import { ContactForm, type DraftContact } from './contact-form';
import { CONTACT_ROLE_WORDS } from './client-words';

/** The people of a client whom the firm talks to, and who of them signs in. */
@Component({
  selector: 'app-client-contacts',
  imports: [
    ContactForm,
    HistoryDrawer,
    InvitationLink,
    MatButton,
    UiAsync,
    UiCan,
    UiCell,
    UiEmpty,
    UiFormError,
    UiLoaded,
    UiNone,
    UiStatus,
    UiTable,
  ],
  templateUrl: './client-contacts.html',
  styles: `
    .person {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.5rem;
    }
    ul {
      display: grid;
      gap: 0.5rem;
      margin: 0.5rem 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
    }
  `,
})
export class ClientContacts {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly permissions = inject(Permissions);

  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly looks = MEMBERSHIP_LOOKS;
  protected readonly doing = doing();
  protected readonly drafted = signal<DraftContact | null>(null);
  /** whom one invited last; the link is in memory only */
  protected readonly last = signal<InvitedPortalUserDto | null>(null);
  protected readonly past = signal<Row | null>(null);
  private readonly historyOf = historyAction((row) => {
    this.past.set(row);
  });
  protected readonly contacts = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(clientContactsList, { id }),
    }),
    () => `contacts:${this.id()}`,
  );
  private readonly portalUsers = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(portalUsersList, { id }),
    }),
    () => `portal-users:${this.id()}`,
    () => `contacts:${this.id()}`,
  );
  /** Who signs in and is no contact yet: somebody of the client invited them. */
  protected readonly others = computed(() => {
    if (!this.contacts.hasValue() || !this.portalUsers.hasValue()) return [];
    const known = new Set(this.contacts.value().map(({ portalUserId }) => portalUserId));
    return this.portalUsers.value().filter(({ id, status }) => !known.has(id) && status !== 'erased');
  });

  protected readonly columns = columnsOf<ClientContactDto>()([
    { key: 'name', header: $localize`Name`, text: (row) => row.name },
    { key: 'jobTitle', header: $localize`Job title`, text: (row) => row.jobTitle },
    { key: 'email', header: $localize`E-mail`, text: (row) => row.email },
    { key: 'phone', header: $localize`Phone`, text: (row) => row.phone },
    {
      key: 'roles',
      header: $localize`For`,
      text: (row) => row.roles.map((role) => CONTACT_ROLE_WORDS[role].label).join(', '),
    },
    { key: 'portal', header: $localize`Portal`, text: (row) => this.portalOf(row) },
  ]);
  protected readonly nameOf = (row: ClientContactDto): string => row.name;
  protected readonly actionsOf = (row: ClientContactDto): readonly RowAction[] => {
    const history = this.historyOf({ objectType: 'client_contact', id: row.id, name: row.name });
    if (!this.permissions.can(P.ClientWrite)) return history;
    return [
      { label: $localize`Edit`, icon: 'edit', run: () => this.drafted.set({ contact: row }) },
      ...history,
      { label: $localize`Remove`, icon: 'delete', danger: true, run: () => void this.remove(row) },
    ];
  };

  protected addLabel(name: string): string {
    return $localize`Add to contacts: ${name}:name:`;
  }

  protected saved(invited: InvitedPortalUserDto | null): void {
    this.drafted.set(null);
    if (invited) this.last.set(invited);
  }

  private portalOf({ portalStatus }: ClientContactDto): string {
    return portalStatus ? this.looks[portalStatus].label : '';
  }

  private async remove(contact: ClientContactDto): Promise<void> {
    const { id, name, portalUserId } = contact;
    const sure = await this.dialogs.confirm({
      heading: $localize`Remove ${name}:name:?`,
      text: portalUserId
        ? $localize`They are no contact any more. Their access to the portal stays: end it under Portal access.`
        : $localize`They are no contact any more. The audit log keeps what was said of them.`,
      action: $localize`Remove contact`,
      danger: true,
    });
    if (!sure) return;
    const tag = `contacts:${this.id()}`;
    await this.doing.run(() => this.api.invoke(clientContactsRemove, { id, ...ifMatch(contact) }), tag);
  }
}
