import { Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientsDeactivate } from '#libs/api-client/fn/clients/clients-deactivate';
import { clientsDeletionOf } from '#libs/api-client/fn/clients/clients-deletion-of';
import { clientsDelete } from '#libs/api-client/fn/clients/clients-delete';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import { clientsReactivate } from '#libs/api-client/fn/clients/clients-reactivate';
import type { ClientDeletionDto } from '#libs/api-client/models/client-deletion-dto';
import type { ClientDto } from '#libs/api-client/models/client-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { CLIENT_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';
import { UiTabs } from '#libs/ui/tabs';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { CLIENT_TABS } from './client-tabs';
import { countsText, isKept } from './deletion-text';

type Possible = RowAction & { readonly allowed: boolean };

/** The head of a client and its tabs; each tab is a child route. */
@Component({
  selector: 'app-client-page',
  imports: [RouterOutlet, UiActions, UiAsync, UiFormError, UiLoaded, UiPageHeader, UiStatus, UiTabs],
  template: `
    <div class="ui-page">
      <ui-async shape="page" whole>
        <ng-template [uiLoaded]="client" let-client>
          <div class="head">
            <ui-page-header [heading]="client.name" [back]="back">
              <ui-status uiStatus [look]="looks[client.status]" />
              <ui-actions uiActions [actions]="actions()" [name]="client.name" />
            </ui-page-header>
            <ui-form-error [error]="doing.failure()" />
            <ui-tabs label="Client" i18n-label [tabs]="tabs()" />
          </div>
        </ng-template>
      </ui-async>
      <router-outlet />
    </div>
  `,
  styles: `
    .head {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1rem;
    }
    router-outlet {
      display: none;
    }
  `,
})
export class ClientPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly formats = inject(Formats);
  private readonly permissions = inject(Permissions);

  readonly id = input.required<string>();

  protected readonly looks = CLIENT_LOOKS;
  protected readonly back = { label: $localize`Clients`, link: '/clients' };
  protected readonly doing = doing();
  protected readonly client = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.load(id) }),
    () => `client:${this.id()}`,
  );
  protected readonly tabs = computed(() =>
    CLIENT_TABS.filter(({ permission }) => this.permissions.can(permission)).map(({ label, path }) => ({
      label,
      link: ['/clients', this.id(), ...(path ? [path] : [])],
    })),
  );
  protected readonly actions = computed(() =>
    this.client.hasValue() ? this.actionsOf(this.client.value()) : [],
  );

  /** The server leads on from a client that was merged into another; so does the address. */
  private async load(id: string): Promise<ClientDto> {
    const client = await this.api.invoke(clientsGet, { id });
    if (client.id !== id) await this.router.navigate(['/clients', client.id], { replaceUrl: true });
    return client;
  }

  private actionsOf(client: ClientDto): RowAction[] {
    const { can } = this.permissions;
    const { id } = client;
    const all: Possible[] = [
      {
        label: $localize`New engagement`,
        allowed: can(P.EngagementWrite),
        blocked: client.status === 'active' ? null : $localize`The client is inactive.`,
        run: () => void this.router.navigate(['/engagements/new'], { queryParams: { clientId: id } }),
      },
      {
        label: $localize`Edit`,
        icon: 'edit',
        allowed: can(P.ClientWrite),
        run: () => void this.router.navigate(['/clients', id, 'edit']),
      },
      {
        label: $localize`Merge with another`,
        icon: 'swap_horiz',
        allowed: can(P.ClientMerge),
        run: () => void this.router.navigate(['/clients', id, 'merge']),
      },
      this.switchOf(client),
      {
        label: $localize`Delete`,
        icon: 'delete',
        allowed: can(P.ClientDeactivate),
        danger: true,
        run: () => void this.delete(client),
      },
    ];
    return all.filter(({ allowed }) => allowed);
  }

  private switchOf(client: ClientDto): Possible {
    const allowed = this.permissions.can(P.ClientDeactivate);
    const { id, status } = client;
    return status === 'active'
      ? {
          label: $localize`Deactivate`,
          icon: 'archive',
          allowed,
          danger: true,
          run: () => void this.deactivate(client),
        }
      : {
          label: $localize`Reactivate`,
          icon: 'undo',
          allowed,
          run: () => void this.change(() => this.api.invoke(clientsReactivate, { id })),
        };
  }

  private async deactivate({ id, name }: ClientDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Deactivate ${name}:name:?`,
      text: $localize`No new engagements can be agreed, and nobody new comes into the portal. Those who have access keep it, so that they can see and pay what is open; projects, invoices and everything else go on.`,
      action: $localize`Deactivate`,
    });
    if (sure) await this.change(() => this.api.invoke(clientsDeactivate, { id }));
  }

  private async delete(client: ClientDto): Promise<void> {
    const { id, name } = client;
    let found: ClientDeletionDto | undefined;
    const asked = await this.doing.run(
      async () => (found = await this.api.invoke(clientsDeletionOf, { id })),
    );
    if (!asked || !found) return;
    if (isKept(found)) return this.deactivateInstead(client, found);
    const takes = countsText(found.takes, this.formats.locale());
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${name}:name:?`,
      text: takes
        ? $localize`These go with it: ${takes}:counts:. This cannot be undone.`
        : $localize`Nothing else hangs on it. This cannot be undone.`,
      action: $localize`Delete client`,
      danger: true,
    });
    if (!sure) return;
    const gone = await this.doing.run(
      () => this.api.invoke(clientsDelete, { id, ...ifMatch(client) }),
      'clients',
    );
    if (gone) await this.router.navigate(['/clients']);
  }

  private async deactivateInstead(
    { id, name, status }: ClientDto,
    { keeps }: ClientDeletionDto,
  ): Promise<void> {
    const counts = countsText(keeps, this.formats.locale());
    const sure = await this.dialogs.confirm({
      heading: $localize`${name}:name: cannot be deleted`,
      text: $localize`These have to be kept: ${counts}:counts:. A client that is inactive stands in no list of active ones.`,
      action: status === 'active' ? $localize`Deactivate instead` : $localize`Keep it`,
    });
    if (sure && status === 'active') await this.change(() => this.api.invoke(clientsDeactivate, { id }));
  }

  private change(work: () => Promise<unknown>): Promise<boolean> {
    return this.doing.run(work, 'clients', `client:${this.id()}`);
  }
}
