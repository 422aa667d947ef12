import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { MEMBERSHIP_STATUSES, P, ROLES } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { membersList } from '#libs/api-client/fn/members/members-list';
import { rolesList } from '#libs/api-client/fn/roles/roles-list';
import type { MemberDto } from '#libs/api-client/models/member-dto';
import { UiCan } from '#libs/ui/can';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiPerson } from '#libs/ui/person';
import { UiStatus } from '#libs/ui/status';
import { MEMBERSHIP_LOOKS } from '#libs/ui/statuses';
import { UiCell } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { reloadOn } from '../../core/invalidation';
import { listCodec, oneOf, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Permissions } from '../../core/permissions';
import { ROLE_WORDS } from '../account/role-words';

const codec = listCodec({
  filters: {
    status: oneOf(MEMBERSHIP_STATUSES),
    role: oneOf(ROLES),
    customRoleId: text(),
    hasSecondFactor: oneOf(['true', 'false']),
  },
  sorts: ['name', 'email', 'jobTitle', 'status'],
  sort: 'name',
});

const SECOND_FACTOR = {
  key: 'secondFactor',
  header: $localize`Second factor`,
  text: ({ hasSecondFactor }: MemberDto) => (hasSecondFactor ? $localize`Yes` : $localize`No`),
} as const;

/** Everybody of the firm, those who left and those still to be invited among them. */
@Component({
  selector: 'app-person-list',
  imports: [MatButton, RouterLink, UiCan, UiCell, UiFilter, UiList, UiPageHeader, UiPerson, UiStatus],
  templateUrl: './person-list.html',
})
export class PersonList {
  private readonly api = inject(Api);

  protected readonly P = P;
  protected readonly looks = MEMBERSHIP_LOOKS;
  protected readonly statuses = MEMBERSHIP_STATUSES.map((value) => ({
    value,
    label: MEMBERSHIP_LOOKS[value].label,
  }));
  protected readonly factors = [
    { value: 'true', label: $localize`Yes` },
    { value: 'false', label: $localize`No` },
  ] as const;
  private readonly firmRoles = reloadOn(resource({ loader: () => this.api.invoke(rolesList) }), 'roles');
  protected readonly roles = computed(() => [
    ...ROLES.map((value) => ({ value: value, label: ROLE_WORDS[value] })),
    ...(this.firmRoles.hasValue() ? this.firmRoles.value().custom : []).map(({ id, name }) => ({
      ...{ value: id, label: name },
    })),
  ]);
  protected readonly view = listView(codec);
  protected readonly people = listing(
    this.view.query,
    ({ hasSecondFactor, ...query }) =>
      this.api.invoke(membersList, {
        ...query,
        ...(hasSecondFactor ? { hasSecondFactor: hasSecondFactor === 'true' } : {}),
      }),
    'members',
  );
  protected readonly columns = columnsOf<MemberDto>()([
    { key: 'name', header: $localize`Person`, text: (row) => row.name, sort: 'name' },
    { key: 'jobTitle', header: $localize`Job title`, text: (row) => row.jobTitle || null, sort: 'jobTitle' },
    { key: 'email', header: $localize`E-mail`, text: (row) => row.email, sort: 'email' },
    { key: 'roles', header: $localize`Roles`, text: (row) => wordsOf(row) || null },
    ...(inject(Permissions).can(P.MemberManage) ? [SECOND_FACTOR] : []),
    { key: 'status', header: $localize`Status`, text: (row) => this.looks[row.status].label, sort: 'status' },
  ]);
  /** A built-in role by its key, one of the firm's by its id. */
  protected filterRole(value: string): void {
    const role = ROLES.find((one) => one === value);
    this.view.filter({ role: role ?? '', customRoleId: role ? '' : value });
  }

  protected readonly nameOf = (row: MemberDto): string => row.name;
  protected readonly linkOf = (row: MemberDto) => ({ to: ['/people', row.id] });
}

const wordsOf = ({ roles, customRoles }: MemberDto): string =>
  [...roles.map((role) => ROLE_WORDS[role]), ...customRoles.map(({ name }) => name)].join(', ');
