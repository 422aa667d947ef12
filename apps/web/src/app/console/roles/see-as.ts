import { Component, computed, inject, input, resource } from '@angular/core';
import { type Route, Router, type Routes } from '@angular/router';
import { type Permission, PERMISSION_GROUPS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { rolesList } from '#libs/api-client/fn/roles/roles-list';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiIcon } from '#libs/ui/icon';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import type { Area } from '../../core/area';
import { openAreas } from '../../core/area-routes';
import { guardedBy } from '../../core/guards';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { AREAS } from '../areas';
import { GROUP_WORDS, PERMISSION_WORDS } from './permission-words';
import { columnsOf } from './role-columns';
import { gateOf, GIVING, OPENNESS, type Right, rightsOf } from './gates';

interface Page {
  readonly label: string;
  readonly anyOf: readonly Right[];
}

interface Walked {
  readonly area: Area;
  readonly pages: readonly Page[];
}

/**
 * What holders of a role can open and do, by the same list of areas and the same guards that build their console.
 * Nobody's session changes: it is a preview, and says by which right each page opens or stays closed.
 */
@Component({
  selector: 'app-see-as',
  imports: [UiAsync, UiIcon, UiLoaded, UiPageHeader, UiStatus],
  templateUrl: './see-as.html',
  styleUrl: './see-as.scss',
})
export class SeeAs {
  private readonly api = inject(Api);
  private readonly held = inject(Permissions).held;
  private readonly router = inject(Router);

  /** a built-in role's key, or the id of one of the firm's */
  readonly role = input<string>();

  protected readonly back = { label: $localize`Roles`, link: '/roles' };
  protected readonly looks = { ...OPENNESS, ...GIVING };
  protected readonly words = PERMISSION_WORDS;
  protected readonly source = reloadOn(
    resource({
      loader: async () => ({
        roles: await this.api.invoke(rolesList),
        areas: await Promise.all(AREAS.map(walk)),
      }),
    }),
    'roles',
  );
  protected readonly columns = computed(() =>
    this.source.hasValue() ? columnsOf(this.source.value().roles, this.held()) : [],
  );
  protected readonly chosen = computed(
    () => this.columns().find(({ key }) => key === this.role()) ?? this.columns()[0],
  );
  private readonly rights = computed(() => this.chosen()?.permissions ?? new Set<Permission>());

  protected readonly start = computed(
    () => openAreas(AREAS, { canAny: (anyOf) => gateOf(anyOf, this.rights()).open })[0]?.label,
  );
  protected readonly areas = computed(() =>
    (this.source.hasValue() ? this.source.value().areas : []).map(({ area, pages }) => {
      const gate = gateOf(area.permissions ?? [], this.rights());
      // a page below an area that is closed is never reached
      const below = pages.map(({ label, anyOf }) => ({
        label,
        gate: gate.open ? gateOf(anyOf, this.rights()) : gate,
      }));
      return { area, gate, pages: below };
    }),
  );
  protected readonly groups = computed(() =>
    PERMISSION_GROUPS.map((group) => ({
      label: GROUP_WORDS[group],
      actions: rightsOf(group).map((permission) => ({ permission, has: this.rights().has(permission) })),
    })),
  );

  protected choose(role: string): void {
    void this.router.navigate([], { queryParams: { role }, queryParamsHandling: 'merge' });
  }
}

async function walk(area: Area): Promise<Walked> {
  const routes = (await area.loadChildren()) as Routes;
  return { area, pages: routes.flatMap(pageOf) };
}

/** A page that asks for more than its area does. */
function pageOf({ title, canMatch = [] }: Route): Page[] {
  const anyOf = canMatch.flatMap((guard) => (typeof guard === 'function' ? guardedBy(guard) : []));
  return typeof title === 'string' && anyOf.length ? [{ label: title, anyOf }] : [];
}
