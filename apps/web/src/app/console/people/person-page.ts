import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { membersDeactivate } from '#libs/api-client/fn/members/members-deactivate';
import { membersGet } from '#libs/api-client/fn/members/members-get';
import { membersReactivate } from '#libs/api-client/fn/members/members-reactivate';
import type { MemberDetailsDto } from '#libs/api-client/models/member-details-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { Dialogs } from '#libs/ui/dialogs';
import { UiDuration } from '#libs/ui/duration';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { MEMBERSHIP_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { ROLE_WORDS } from '../account/role-words';
import { Timeline } from '../timeline/timeline';
import { PersonDrawer } from './person-drawer';
import { ROLE_MEANINGS } from './role-guide';
import { RolesDrawer } from './roles-drawer';

/** Who somebody is in the firm, what they may do and why; their history is for those who read the audit log. */
@Component({
  selector: 'app-person-page',
  imports: [
    PersonDrawer,
    RolesDrawer,
    Timeline,
    UiActions,
    UiAsync,
    UiCan,
    UiDuration,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './person-page.html',
  styleUrl: './person-page.scss',
})
export class PersonPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly invalidation = inject(Invalidation);
  private readonly permissions = inject(Permissions);
  private readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly formats = inject(Formats);
  protected readonly looks = MEMBERSHIP_LOOKS;
  protected readonly words = ROLE_WORDS;
  protected readonly meanings = ROLE_MEANINGS;
  protected readonly back = { label: $localize`People`, link: '/people' };
  protected readonly step = signal<'edit' | 'roles' | null>(null);
  protected readonly doing = doing();
  protected readonly person = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(membersGet, { id }) }),
    () => `member:${this.id()}`,
  );
  protected readonly actions = computed((): RowAction[] =>
    this.person.hasValue() && this.permissions.can(P.MemberManage) ? this.actionsOf(this.person.value()) : [],
  );

  /** A drawer has saved. Whoever changed their own roles goes on with the new ones. */
  protected async saved(): Promise<void> {
    this.step.set(null);
    if (this.isMe()) await this.session.renew();
    this.invalidation.invalidate(...this.tags());
  }

  private actionsOf(person: MemberDetailsDto): RowAction[] {
    const { id, status, isLastAdmin } = person;
    return [
      { label: $localize`Change roles`, run: () => this.step.set('roles') },
      { label: $localize`Edit`, run: () => this.step.set('edit') },
      status === 'deactivated'
        ? {
            label: $localize`Reactivate`,
            icon: 'undo',
            run: () => void this.doing.run(() => this.api.invoke(membersReactivate, { id }), ...this.tags()),
          }
        : {
            label: $localize`Deactivate`,
            icon: 'block',
            danger: true,
            blocked: isLastAdmin
              ? $localize`The last active admin stays. Make somebody else admin first.`
              : null,
            run: () => void this.deactivate(person),
          },
    ];
  }

  private async deactivate({ id, name }: MemberDetailsDto): Promise<void> {
    const reason = await this.dialogs.reason({
      heading: $localize`Deactivate ${name}:name:?`,
      text: $localize`They are signed out of this firm at once, and a running timer is stopped. Their hours and everything else they did stay.`,
      label: $localize`Reason, for the audit log`,
      action: $localize`Deactivate`,
      danger: true,
    });
    if (reason === null) return;
    const work = () => this.api.invoke(membersDeactivate, { id, body: { reason } });
    const done = await this.doing.run(work, ...(this.isMe() ? [] : this.tags()));
    if (done && this.isMe()) await this.session.signOut();
  }

  private isMe(): boolean {
    return this.session.me()?.membership?.id === this.id();
  }

  private tags(): string[] {
    return ['members', `member:${this.id()}`];
  }
}
