import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { map } from 'rxjs';
import type { Permission } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { rolesList } from '#libs/api-client/fn/roles/roles-list';
import { rolesRemove } from '#libs/api-client/fn/roles/roles-remove';
import { rolesUpdate } from '#libs/api-client/fn/roles/roles-update';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { columnsOf, type RoleColumn, sameRights, toggled } from './role-columns';
import { RightsGrid } from './rights-grid';
import { RoleDrawer, type RoleDraft } from './role-drawer';

type Rights = ReadonlySet<Permission>;

/** Which rights each role has; the firm's own roles are changed here, and saved together. */
@Component({
  selector: 'app-role-matrix',
  imports: [MatButton, RightsGrid, RoleDrawer, RouterLink, UiAsync, UiFormError, UiLoaded, UiPageHeader],
  templateUrl: './role-matrix.html',
  styleUrl: './role-matrix.scss',
})
export class RoleMatrix implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly held = inject(Permissions).held;
  protected readonly doing = doing();
  protected readonly saving = signal(false);
  protected readonly draft = signal<RoleDraft | null>(null);
  protected readonly roles = reloadOn(resource({ loader: () => this.api.invoke(rolesList) }), 'roles');
  protected readonly columns = computed(() =>
    this.roles.hasValue() ? columnsOf(this.roles.value(), this.held()) : [],
  );
  /** rights that were changed and are not saved yet, by role */
  private readonly changed = linkedSignal<readonly RoleColumn[], ReadonlyMap<string, Rights>>({
    source: this.columns,
    computation: (columns, before) => stillOpen(columns, before?.value ?? new Map<string, Rights>()),
  });
  protected readonly shown = computed(() =>
    this.columns().map((column) => ({
      ...column,
      permissions: this.changed().get(column.key) ?? column.permissions,
    })),
  );
  protected readonly changes = computed(() => this.changed().size);
  readonly unsaved = (): boolean => this.changes() > 0;

  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 600px)')
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );
  /** the one role that a phone shows; the firm's first, where it has one */
  protected readonly picked = linkedSignal<readonly RoleColumn[], string>({
    source: this.columns,
    computation: (columns, before) =>
      (columns.find(({ key }) => key === before?.value) ?? columns.find(({ role }) => role) ?? columns[0])
        ?.key ?? '',
  });
  protected readonly visible = computed(() =>
    this.narrow() ? this.shown().filter(({ key }) => key === this.picked()) : this.shown(),
  );

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected toggle({ column, permission }: { column: RoleColumn; permission: Permission }): void {
    const rights = toggled(column.permissions, permission);
    const saved = this.columns().find(({ key }) => key === column.key)!.permissions;
    this.changed.update((changed) => {
      const next = new Map(changed);
      if (sameRights(rights, saved)) next.delete(column.key);
      else next.set(column.key, rights);
      return next;
    });
  }

  protected discard(): void {
    this.changed.set(new Map());
  }

  /** One role after the other: what was saved stays saved when a later one is refused. */
  protected async save(): Promise<void> {
    if (this.saving()) return;
    this.saving.set(true);
    await this.doing.run(async () => {
      for (const { key, role } of this.columns()) {
        const rights = this.changed().get(key);
        if (!role || !rights) continue;
        const saved = await this.api.invoke(rolesUpdate, {
          ...{ id: role.id, body: { permissions: [...rights] } },
          ...ifMatch(role),
        });
        this.roles.update(
          (all) => all && { ...all, custom: all.custom.map((one) => (one.id === key ? saved : one)) },
        );
      }
    }, 'roles');
    this.saving.set(false);
    await this.session.renew(); // one may have the role oneself
  }

  protected readonly actionsOf = (column: RoleColumn): readonly RowAction[] => {
    const { key, role, within } = column;
    const blocked = within ? null : $localize`It carries rights that you do not hold yourself`;
    const actions: RowAction[] = [
      {
        label: $localize`See as`,
        icon: 'visibility',
        run: () => void this.router.navigate(['/roles/see-as'], { queryParams: { role: key } }),
      },
      { label: $localize`Copy`, icon: 'content_copy', blocked, run: () => this.draft.set({ from: column }) },
    ];
    if (!role) return actions;
    const people = role.people ? $localize`People have it` : null;
    return [
      ...actions,
      { label: $localize`Rename`, icon: 'edit', blocked, run: () => this.draft.set({ role }) },
      {
        ...{ label: $localize`Delete`, icon: 'delete', danger: true, blocked: blocked ?? people },
        run: () => void this.remove(column),
      },
    ];
  };

  private async remove({ name, role }: RoleColumn): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${name}:role:?`,
      text: $localize`Nobody has it. The audit log keeps which rights it had.`,
      action: $localize`Delete role`,
      danger: true,
    });
    if (sure && role)
      await this.doing.run(() => this.api.invoke(rolesRemove, { id: role.id, ...ifMatch(role) }), 'roles');
  }
}

/** After a reload: what is saved by now, or gone, is no change any more. */
function stillOpen(
  columns: readonly RoleColumn[],
  changed: ReadonlyMap<string, Rights>,
): ReadonlyMap<string, Rights> {
  return new Map(
    [...changed].filter(([key, rights]) => {
      const saved = columns.find((column) => column.key === key);
      return saved && !sameRights(rights, saved.permissions);
    }),
  );
}
