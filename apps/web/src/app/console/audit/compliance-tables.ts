import { Component, computed, inject, input } from '@angular/core';
import type { ComplianceKeyDto } from '#libs/api-client/models/compliance-key-dto';
import type { CompliancePersonDto } from '#libs/api-client/models/compliance-person-dto';
import type { CompliancePortalPersonDto } from '#libs/api-client/models/compliance-portal-person-dto';
import type { ComplianceReportDto } from '#libs/api-client/models/compliance-report-dto';
import type { ComplianceRightDto } from '#libs/api-client/models/compliance-right-dto';
import type { ApiKeyState } from '#libs/contracts';
import { Formats } from '#libs/ui/formats';
import { MEMBERSHIP_LOOKS } from '#libs/ui/statuses';
import { UiTable } from '#libs/ui/table';
import { columnsOf } from '#libs/ui/table-column';

import { RIGHT_WORDS } from '../../contacts/right-words';
import { ROLE_WORDS } from '../account/role-words';
import { PERMISSION_WORDS } from '../roles/permission-words';

const KEY_STATES: Record<ApiKeyState, string> = {
  live: $localize`Holds`,
  expired: $localize`Expired`,
  revoked: $localize`Revoked`,
};

/** Who has a way in, by name: people, rights, clients' people and keys. */
@Component({
  selector: 'app-compliance-tables',
  imports: [UiTable],
  template: `
    <section aria-labelledby="compliance-people">
      <h2 id="compliance-people" i18n>People</h2>
      <ui-table
        label="People"
        i18n-label
        [columns]="people"
        [rows]="report().people"
        [rowLabel]="nameOf"
        [rowLink]="personLink"
      />
    </section>
    <section aria-labelledby="compliance-rights">
      <h2 id="compliance-rights" i18n>Who holds which right</h2>
      <ui-table
        label="Who holds which right"
        i18n-label
        [columns]="rights"
        [rows]="rightRows()"
        [rowLabel]="rightOf"
      />
    </section>
    @if (report().portalPeople.length) {
      <section aria-labelledby="compliance-clients">
        <h2 id="compliance-clients" i18n>People of clients</h2>
        <ui-table
          label="People of clients"
          i18n-label
          [columns]="portalPeople"
          [rows]="report().portalPeople"
          [rowLabel]="nameOf"
          [rowLink]="clientLink"
        />
      </section>
    }
    @if (report().keys.length) {
      <section aria-labelledby="compliance-keys">
        <h2 id="compliance-keys" i18n>API keys</h2>
        <ui-table label="API keys" i18n-label [columns]="keys" [rows]="report().keys" [rowLabel]="nameOf" />
      </section>
    }
  `,
  styles: `
    :host,
    section {
      display: grid;
      gap: 0.75rem;
      min-width: 0;
    }
    :host {
      gap: 1.5rem;
    }
    h2 {
      margin: 0;
      font-size: 1rem;
    }
  `,
})
export class ComplianceTables {
  private readonly formats = inject(Formats);
  readonly report = input.required<ComplianceReportDto>();

  /** the table knows its rows by their id */
  protected readonly rightRows = computed(() =>
    this.report().rights.map((right) => ({ ...right, id: right.permission })),
  );
  protected readonly people = columnsOf<CompliancePersonDto>()([
    { key: 'name', header: $localize`Person`, text: (row) => row.name },
    {
      key: 'roles',
      header: $localize`Roles`,
      text: ({ roles, customRoles }) => [...roles.map((role) => ROLE_WORDS[role]), ...customRoles].join(', '),
    },
    { key: 'status', header: $localize`Status`, text: (row) => MEMBERSHIP_LOOKS[row.status].label },
    {
      key: 'secondFactor',
      header: $localize`Second factor`,
      text: (row) => (row.hasSecondFactor ? $localize`Yes` : $localize`No`),
    },
    { key: 'lastSignIn', header: $localize`Last sign-in`, text: (row) => this.when(row.lastSignInAt) },
    { key: 'signIns', header: $localize`Sign-ins`, text: (row) => row.signIns, numeric: true },
    { key: 'failed', header: $localize`Failed`, text: (row) => row.failedSignIns, numeric: true },
  ]);
  protected readonly rights = columnsOf<ComplianceRightDto>()([
    {
      key: 'right',
      header: $localize`Right`,
      text: (row) => PERMISSION_WORDS[row.permission].label,
      width: '16rem',
    },
    {
      key: 'people',
      header: $localize`Active people`,
      text: (row) => row.people.join(', ') || null,
    },
  ]);
  protected readonly portalPeople = columnsOf<CompliancePortalPersonDto>()([
    { key: 'name', header: $localize`Person`, text: (row) => row.name },
    { key: 'client', header: $localize`Client`, text: (row) => row.clientName },
    {
      key: 'rights',
      header: $localize`Rights`,
      text: (row) => row.rights.map((right) => RIGHT_WORDS[right]).join(', ') || null,
    },
    { key: 'status', header: $localize`Status`, text: (row) => MEMBERSHIP_LOOKS[row.status].label },
    { key: 'lastSignIn', header: $localize`Last sign-in`, text: (row) => this.when(row.lastSignInAt) },
  ]);
  protected readonly keys = columnsOf<ComplianceKeyDto>()([
    { key: 'name', header: $localize`Key`, text: (row) => row.name },
    { key: 'madeBy', header: $localize`Acts for`, text: (row) => row.madeBy },
    {
      key: 'scopes',
      header: $localize`May`,
      text: (row) => row.scopes.map((scope) => PERMISSION_WORDS[scope].label).join(', '),
    },
    { key: 'state', header: $localize`State`, text: (row) => KEY_STATES[row.state] },
    { key: 'expiresOn', header: $localize`Until`, text: (row) => this.formats.date(row.expiresOn) },
    { key: 'lastUsed', header: $localize`Last used`, text: (row) => this.when(row.lastUsedAt) },
  ]);

  protected readonly nameOf = ({ name }: { name: string }): string => name;
  protected readonly rightOf = (row: ComplianceRightDto): string => PERMISSION_WORDS[row.permission].label;
  protected readonly personLink = ({ id }: CompliancePersonDto) => ({ to: ['/people', id] });
  protected readonly clientLink = ({ clientId }: CompliancePortalPersonDto) => ({
    to: ['/clients', clientId, 'portal'],
  });

  private when(at: string | null): string | null {
    return at && this.formats.instant(at, 'date');
  }
}
