import { Component, DestroyRef, computed, inject, input, resource, signal } from '@angular/core';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { imagesRemovePhotoOf } from '#libs/api-client/fn/images/images-remove-photo-of';
import { memberFactorsReset } from '#libs/api-client/fn/members/member-factors-reset';
import { membersDeactivate } from '#libs/api-client/fn/members/members-deactivate';
import { membersGet } from '#libs/api-client/fn/members/members-get';
import { membersInvite } from '#libs/api-client/fn/members/members-invite';
import { membersReactivate } from '#libs/api-client/fn/members/members-reactivate';
import { membersRevokeInvitation } from '#libs/api-client/fn/members/members-revoke-invitation';
import { membersErase } from '#libs/api-client/fn/members/members-erase';
import type { EraseMemberDto } from '#libs/api-client/models/erase-member-dto';
import type { MemberDetailsDto } from '#libs/api-client/models/member-details-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAvatar } from '#libs/ui/avatar';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { Dialogs } from '#libs/ui/dialogs';
import { UiDuration } from '#libs/ui/duration';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { type StatusLook, UiStatus } from '#libs/ui/status';
import { MEMBERSHIP_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { factorResetQuestion } from '../../contacts/factor-reset';
import { doing } from '../../core/doing';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { ifMatch } from '../../core/if-match';
import { EraseDrawer } from '../../contacts/erase-drawer';
import { ROLE_WORDS } from '../account/role-words';
import { Timeline } from '../timeline/timeline';
import { InvitationLink } from './invitation-link';
import { InvitationLinks } from './invitation-links';
import { PersonDrawer } from './person-drawer';
import { PersonSessions } from './person-sessions';
import { inviteBlocked, leaveBlocked } from './person-steps';
import { ROLE_MEANINGS } from './role-guide';
import { RolesDrawer } from './roles-drawer';

/** Who somebody is in the firm, what they may do and why; their history is for those who read the audit log. */
@Component({
  selector: 'app-person-page',
  imports: [
    EraseDrawer,
    InvitationLink,
    PersonDrawer,
    PersonSessions,
    RolesDrawer,
    Timeline,
    UiActions,
    UiAvatar,
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

  protected readonly links = inject(InvitationLinks);

  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly formats = inject(Formats);
  protected readonly looks = MEMBERSHIP_LOOKS;
  protected readonly words = ROLE_WORDS;
  protected readonly meanings = ROLE_MEANINGS;
  protected readonly expired: StatusLook = { label: $localize`Expired`, tone: 'warn', icon: 'schedule' };
  protected readonly back = { label: $localize`People`, link: '/people' };
  protected readonly step = signal<'edit' | 'roles' | 'erase' | null>(null);
  protected readonly doing = doing();
  protected readonly person = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(membersGet, { id }) }),
    () => `member:${this.id()}`,
  );
  protected readonly actions = computed((): RowAction[] =>
    this.person.hasValue() && this.permissions.can(P.MemberManage) ? this.actionsOf(this.person.value()) : [],
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.links.forget());
  }

  protected hasExpired({ invitationExpiresAt }: MemberDetailsDto): boolean {
    return invitationExpiresAt !== null && Date.parse(invitationExpiresAt) < Date.now();
  }

  /** A drawer has saved. Whoever changed their own roles goes on with the new ones. */
  protected async saved(): Promise<void> {
    this.step.set(null);
    this.links.forget(); // another address ends the invitation
    if (this.isMe()) await this.session.renew();
    this.invalidation.invalidate(...this.tags());
  }

  private actionsOf(person: MemberDetailsDto): RowAction[] {
    if (person.status === 'erased') return [];
    return [
      ...this.invitingOf(person),
      { label: $localize`Change roles`, icon: 'key', run: () => this.step.set('roles') },
      { label: $localize`Edit`, icon: 'edit', run: () => this.step.set('edit') },
      ...this.picturedOf(person),
      ...this.resettingOf(person),
      this.leavingOf(person),
      ...(person.status === 'deactivated' ? [this.erasing] : []),
    ];
  }

  protected readonly erased = $localize`Name, photo, e-mail address, job title and preferences are taken out, and the login goes unless another firm needs it. Hours, invoices and everything else they did stay, by a former person.`;
  protected readonly erase = (body: EraseMemberDto): Promise<MemberDetailsDto> =>
    this.api.invoke(membersErase, { id: this.id(), body, ...ifMatch(this.person.value()!) });

  protected readonly erasing: RowAction = {
    label: $localize`Erase person`,
    icon: 'delete',
    danger: true,
    run: () => this.step.set('erase'),
  };

  private invitingOf(person: MemberDetailsDto): RowAction[] {
    const { status } = person;
    if (status !== 'to_invite' && status !== 'invited') return [];
    const again = status === 'invited';
    const send: RowAction = {
      label: again ? $localize`Send again` : $localize`Invite`,
      icon: 'send',
      blocked: inviteBlocked(person),
      run: () => void this.invite(),
    };
    const revoke: RowAction = {
      label: $localize`Take invitation back`,
      icon: 'undo',
      danger: true,
      run: () => void this.change(() => this.api.invoke(membersRevokeInvitation, { id: this.id() })),
    };
    return again ? [send, revoke] : [send];
  }

  private picturedOf(person: MemberDetailsDto): RowAction[] {
    const run = () => void this.removePhoto(person);
    return person.photoId ? [{ label: $localize`Remove photo`, icon: 'delete', danger: true, run }] : [];
  }

  private resettingOf(person: MemberDetailsDto): RowAction[] {
    if (!person.hasSecondFactor || this.isMe()) return [];
    const run = () => void this.resetFactor(person);
    return [{ label: $localize`Reset second factor`, icon: 'restart_alt', danger: true, run }];
  }

  private leavingOf(person: MemberDetailsDto): RowAction {
    if (person.status === 'deactivated') {
      const work = () => this.api.invoke(membersReactivate, { id: person.id });
      return { label: $localize`Reactivate`, icon: 'undo', run: () => void this.change(work) };
    }
    return {
      label: $localize`Deactivate`,
      icon: 'block',
      danger: true,
      blocked: leaveBlocked(person),
      run: () => void this.deactivate(person),
    };
  }

  private async invite(): Promise<void> {
    await this.change(async () => {
      const { link } = await this.api.invoke(membersInvite, { id: this.id() });
      this.links.keep(this.id(), link);
    });
  }

  private change(work: () => Promise<unknown>): Promise<boolean> {
    this.links.forget(); // what happens now may end it
    return this.doing.run(work, ...this.tags());
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

  private async removePhoto({ id, name, version }: MemberDetailsDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Remove the photo of ${name}:name:?`,
      text: $localize`Their initials are shown in its place. They can add another one.`,
      action: $localize`Remove photo`,
      danger: true,
    });
    if (sure) await this.change(() => this.api.invoke(imagesRemovePhotoOf, { id, ...ifMatch({ version }) }));
  }

  private async resetFactor({ id, name }: MemberDetailsDto): Promise<void> {
    const reason = await this.dialogs.reason(factorResetQuestion(name));
    if (reason === null) return;
    await this.change(() => this.api.invoke(memberFactorsReset, { id, body: { reason } }));
  }

  private isMe(): boolean {
    return this.session.me()?.membership?.id === this.id();
  }

  private tags(): string[] {
    return ['members', `member:${this.id()}`];
  }
}
