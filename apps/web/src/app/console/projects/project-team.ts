import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { P, type ProjectStatus } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { projectsAddMember } from '#libs/api-client/fn/projects/projects-add-member';
import { projectsRemoveMember } from '#libs/api-client/fn/projects/projects-remove-member';
import type { ProjectDto } from '#libs/api-client/models/project-dto';
import type { ProjectMemberDto } from '#libs/api-client/models/project-member-dto';
import { Dialogs } from '#libs/ui/dialogs';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiPerson } from '#libs/ui/person';
import { UiPicker } from '#libs/ui/picker';
import { UiCell, UiTable } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { Invalidation } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { memberSearch } from './member-search';
import { OtherRolesDrawer } from './other-roles-drawer';
import { RoleDrawer } from './role-drawer';

type MemberRow = ProjectMemberDto & { readonly id: string };

const OPEN: readonly ProjectStatus[] = ['active', 'on_hold'];
const ROLE_LENGTH = 100;

/** Who is on the project and in which billing role; those with the right add, change and remove. */
@Component({
  selector: 'app-project-team',
  imports: [
    FormField,
    FormRoot,
    OtherRolesDrawer,
    RoleDrawer,
    MatButton,
    UiCell,
    UiControl,
    UiField,
    UiFormError,
    UiMoney,
    UiPerson,
    UiPicker,
    UiTable,
  ],
  templateUrl: './project-team.html',
  styleUrl: './project-team.scss',
})
export class ProjectTeam {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly permissions = inject(Permissions);
  private readonly invalidation = inject(Invalidation);

  readonly project = input.required<ProjectDto>();

  protected readonly doing = doing();
  protected readonly changes = computed(() => this.project().mayEdit && OPEN.includes(this.project().status));
  protected readonly rows = computed(() =>
    this.project().members.map((member): MemberRow => ({ ...member, id: member.membershipId })),
  );
  protected readonly columns = computed(() =>
    COLUMNS.filter(({ key }) => key !== 'hourlyRate' || this.permissions.can(P.RateRead)),
  );
  protected readonly nameOf = (row: MemberRow): string => row.name;
  protected readonly actionsOf = (row: MemberRow): RowAction[] => [
    { label: $localize`Change the billing role`, icon: 'swap_horiz', run: () => this.changing.set(row) },
    { label: $localize`Other billing roles`, icon: 'group', run: () => this.addingRoles.set(row) },
    { label: $localize`Remove from the team`, icon: 'close', danger: true, run: () => void this.remove(row) },
  ];

  /** whose role the drawer changes */
  protected readonly changing = signal<MemberRow | null>(null);
  protected readonly addingRoles = signal<MemberRow | null>(null);
  protected readonly searchMembers = memberSearch();
  protected readonly failure = signal<unknown>(null);
  private readonly model = signal({ membershipId: '', role: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.membershipId);
      required(path.role);
      maxLength(path.role, ROLE_LENGTH);
    },
    { submission: submission(() => this.add(), this.failure) },
  );

  private async add(): Promise<void> {
    await this.api.invoke(projectsAddMember, { id: this.project().id, body: this.model() });
    this.form().reset({ membershipId: '', role: this.model().role });
    this.invalidation.invalidate(...this.tags());
    this.form.membershipId().focusBoundControl();
  }

  protected changed(): void {
    this.changing.set(null);
    this.addingRoles.set(null);
    this.invalidation.invalidate(...this.tags(), 'time-entries', 'billing');
  }

  private async remove({ membershipId, name }: MemberRow): Promise<void> {
    const { id } = this.project();
    const sure = await this.dialogs.confirm({
      heading: $localize`Remove ${name}:name: from the team?`,
      text: $localize`They can log no more time on this project. Hours they logged stay.`,
      action: $localize`Remove`,
      danger: true,
    });
    if (sure)
      await this.doing.run(() => this.api.invoke(projectsRemoveMember, { id, membershipId }), ...this.tags());
  }

  private tags(): string[] {
    return ['projects', `project:${this.project().id}`];
  }
}

const COLUMNS = columnsOf<MemberRow>()([
  { key: 'name', header: $localize`Person` },
  {
    key: 'role',
    header: $localize`Billing role`,
    text: (row) => [row.role, ...row.otherRoles].filter(Boolean).join(', ') || null,
  },
  { key: 'hourlyRate', header: $localize`Rate per hour`, numeric: true },
]);
