import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { EraseMemberDto } from '#libs/api-client/models/erase-member-dto';
import type { InvitedPortalUserDto } from '#libs/api-client/models/invited-portal-user-dto';
import type { PortalUserDto } from '#libs/api-client/models/portal-user-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { UiPerson } from '#libs/ui/person';
import { type StatusLook, UiStatus } from '#libs/ui/status';
import { MEMBERSHIP_LOOKS } from '#libs/ui/statuses';
import { UiCell, UiTable } from '#libs/ui/table';
import { type RowAction, columnsOf } from '#libs/ui/table-column';

import { doing } from '../core/doing';
import { Invalidation, reloadOn } from '../core/invalidation';
import { Session } from '../core/session';
import { ContactDrawer } from './contact-drawer';
import type { ContactGateway } from './contact-gateway';
import { EraseDrawer } from './erase-drawer';
import { factorResetOutcome, factorResetQuestion } from './factor-reset';
import { RIGHT_WORDS } from './right-words';

/** Who of a client sees the portal and what of it, with all that can be done about it. */
@Component({
  selector: 'app-contact-list',
  imports: [
    ContactDrawer,
    EraseDrawer,
    MatButton,
    UiAsync,
    UiCell,
    UiDate,
    UiEmpty,
    UiFormError,
    UiLoaded,
    UiNone,
    UiPerson,
    UiStatus,
    UiTable,
  ],
  templateUrl: './contact-list.html',
  styles: `
    .outcome {
      margin: 0;
    }
    .outcome:empty {
      display: none;
    }
  `,
})
export class ContactList {
  private readonly dialogs = inject(Dialogs);
  private readonly invalidation = inject(Invalidation);
  private readonly session = inject(Session);

  readonly gateway = input.required<ContactGateway>();
  /** an invitation was sent; its link when it is to be handed over by hand */
  readonly invited = output<InvitedPortalUserDto>();

  protected readonly doing = doing();
  /** what came of resetting a second factor, which no row shows */
  protected readonly outcome = signal('');
  /** in the drawer: a contact, or somebody new */
  protected readonly open = signal<PortalUserDto | 'new' | null>(null);
  protected readonly edited = computed(() => {
    const open = this.open();
    return open === 'new' ? null : open;
  });
  /** who is to be erased */
  protected readonly leaving = signal<PortalUserDto | null>(null);
  protected readonly eraseLabel = $localize`Erase contact`;
  protected readonly erased = $localize`Name, e-mail address, job title, rights and preferences are taken out, also from the mails that went to the address, and the login goes unless another firm or client needs it. What they did stays, by a former contact.`;
  protected readonly erase = (body: EraseMemberDto): Promise<unknown> =>
    this.gateway().erase!(this.leaving()!, body);
  protected readonly contacts = reloadOn(
    resource({ params: () => this.gateway(), loader: ({ params: gateway }) => gateway.list() }),
    () => this.gateway().tag,
  );
  protected readonly columns = columnsOf<PortalUserDto>()([
    { key: 'name', header: $localize`Name` },
    { key: 'email', header: $localize`E-mail`, text: ({ email }) => email ?? '–' },
    { key: 'rights', header: $localize`Sees`, text: (contact) => sightOf(contact) },
    { key: 'state', header: $localize`State` },
    { key: 'seen', header: $localize`Last signed in`, wideOnly: true },
  ]);
  protected readonly nameOf = ({ name }: PortalUserDto): string => name;
  protected readonly actionsOf = (contact: PortalUserDto): RowAction[] => {
    const { name, rights, status } = contact;
    if (status === 'erased') return [];
    const beyond = rights.every((right) => this.gateway().mayGive(right))
      ? null
      : $localize`${name}:name: sees more than you do.`;
    const edit = { label: $localize`Edit`, icon: 'edit', run: () => this.open.set(contact) } as const;
    const all: RowAction[] = [
      ...[edit, ...this.invitingOf(contact)],
      ...[...this.resettingOf(contact), this.leavingOf(contact), ...this.erasingOf(contact)],
    ];
    const allowed = all.map((action) => ({ ...action, blocked: beyond ?? action.blocked ?? null }));
    return [...allowed, ...(this.gateway().moreOf?.(contact) ?? [])];
  };

  protected lookOf({ status, invitationExpiresAt }: PortalUserDto): StatusLook {
    const expired = status === 'invited' && new Date(invitationExpiresAt ?? 0).getTime() < Date.now();
    return expired ? EXPIRED : MEMBERSHIP_LOOKS[status];
  }

  protected saved(invited: InvitedPortalUserDto | null): void {
    this.open.set(null);
    this.leaving.set(null);
    this.invalidation.invalidate(this.gateway().tag);
    if (invited) this.invited.emit(invited);
  }

  private invitingOf({ id, status }: PortalUserDto): RowAction[] {
    if (status !== 'to_invite' && status !== 'invited') return [];
    const again = status === 'invited';
    const invite = async () => this.invited.emit(await this.gateway().invite(id));
    const send: RowAction = {
      label: again ? $localize`Send again` : $localize`Invite`,
      icon: 'send',
      run: () => void this.change(invite),
    };
    const revoke: RowAction = {
      label: $localize`Take invitation back`,
      icon: 'undo',
      danger: true,
      run: () => void this.change(() => this.gateway().revoke(id)),
    };
    return again ? [send, revoke] : [send];
  }

  private resettingOf(contact: PortalUserDto): RowAction[] {
    const { resetFactor } = this.gateway();
    if (!resetFactor || contact.status !== 'active') return [];
    const run = () => void this.resetFactor(contact, resetFactor);
    return [{ label: $localize`Reset second factor`, icon: 'restart_alt', danger: true, run }];
  }

  private leavingOf(contact: PortalUserDto): RowAction {
    const { id, name, status, email, deactivatedByFirm } = contact;
    if (status === 'deactivated') {
      const work = () => this.gateway().reactivate(id);
      const me = this.session.me();
      const blocked =
        me?.portal && deactivatedByFirm
          ? $localize`${me.firm.name}:firm: deactivated ${name}:name: and lets them in again.`
          : null;
      return { label: $localize`Reactivate`, icon: 'undo', blocked, run: () => void this.change(work) };
    }
    return {
      label: $localize`Deactivate`,
      icon: 'block',
      danger: true,
      blocked: email === this.session.me()?.user.email ? $localize`This is you.` : null,
      run: () => void this.deactivate(contact),
    };
  }

  private erasingOf(contact: PortalUserDto): RowAction[] {
    if (!this.gateway().erase || contact.status !== 'deactivated') return [];
    const run = () => this.leaving.set(contact);
    return [{ label: this.eraseLabel, icon: 'delete', danger: true, run }];
  }

  private async deactivate({ id, name }: PortalUserDto): Promise<void> {
    const reason = await this.dialogs.reason({
      heading: $localize`Deactivate ${name}:name:?`,
      text: $localize`They are signed out of the portal at once and cannot sign in any more.`,
      label: $localize`Reason, for the audit log`,
      action: $localize`Deactivate`,
      danger: true,
    });
    if (reason !== null) await this.change(() => this.gateway().deactivate(id, reason));
  }

  private async resetFactor(
    { id, name }: PortalUserDto,
    reset: NonNullable<ContactGateway['resetFactor']>,
  ): Promise<void> {
    const reason = await this.dialogs.reason(factorResetQuestion(name));
    if (reason === null) return;
    await this.change(async () => this.outcome.set(factorResetOutcome(await reset(id, reason), name)));
  }

  private change(work: () => Promise<unknown>): Promise<boolean> {
    this.outcome.set('');
    return this.doing.run(work, this.gateway().tag);
  }
}

const EXPIRED: StatusLook = { label: $localize`Invitation expired`, tone: 'warn', icon: 'hourglass_top' };

const sightOf = ({ rights, status }: PortalUserDto): string =>
  status === 'erased' ? '–' : rights.map((right) => RIGHT_WORDS[right]).join(', ') || $localize`Nothing yet`;
