import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import {
  disabled,
  email,
  FormField,
  FormRoot,
  form,
  hidden,
  maxLength,
  required,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  CONTACT_ROLES,
  type ContactRole,
  LIMITS,
  mayGivePortalRight,
  OFFERED_PORTAL_RIGHTS,
  P,
  type PortalRight,
} from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientContactsCreate } from '#libs/api-client/fn/clients/client-contacts-create';
import { clientContactsInvite } from '#libs/api-client/fn/clients/client-contacts-invite';
import { clientContactsUpdate } from '#libs/api-client/fn/clients/client-contacts-update';
import type { ClientContactDto } from '#libs/api-client/models/client-contact-dto';
import type { InvitedPortalUserDto } from '#libs/api-client/models/invited-portal-user-dto';
import { UiChoice } from '#libs/ui/choice';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { RIGHT_MEANINGS, RIGHT_WORDS } from '../../contacts/right-words';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { CONTACT_ROLE_WORDS } from './client-words';

/** A contact to change, somebody who signs in already, or nobody yet. */
export interface DraftContact {
  readonly contact?: ClientContactDto;
  readonly person?: { readonly name: string; readonly email: string | null; readonly jobTitle: string };
}

const ticks = <Word extends string>(all: readonly Word[], ticked: readonly Word[] = []) =>
  Object.fromEntries(all.map((word) => [word, ticked.includes(word)])) as Record<Word, boolean>;
const ticked = <Word extends string>(all: readonly Word[], ticks: Record<Word, boolean>): Word[] =>
  all.filter((word) => ticks[word]);

/** Who a contact is and what for; with the right, the invitation to the portal goes out with the same form. */
@Component({
  selector: 'app-contact-form',
  imports: [FormField, FormRoot, MatButton, UiChoice, UiControl, UiDrawer, UiField, UiFormError],
  templateUrl: './contact-form.html',
})
export class ContactForm {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly permissions = inject(Permissions);

  readonly clientId = input.required<string>();
  readonly draft = input.required<DraftContact>();
  /** with the invitation that was sent */
  readonly done = output<InvitedPortalUserDto | null>();
  readonly closed = output();

  protected readonly roles = CONTACT_ROLES;
  protected readonly rights = OFFERED_PORTAL_RIGHTS;
  protected readonly roleWords = CONTACT_ROLE_WORDS;
  protected readonly rightWords = RIGHT_WORDS;
  protected readonly rightMeanings = RIGHT_MEANINGS;
  protected readonly label = computed(() =>
    this.draft().contact ? $localize`Edit contact` : $localize`New contact`,
  );
  protected readonly inviteLabel = $localize`Invite to the portal`;
  protected readonly inviteMeaning = $localize`A link for a week is mailed to them.`;
  protected readonly mainLabel = $localize`Main contact`;
  protected readonly mainMeaning = $localize`Whom one asks first, in place of who it was before.`;

  private readonly model = linkedSignal(() => {
    const { contact, person } = this.draft();
    const { name = '', jobTitle = '' } = contact ?? person ?? {};
    return {
      ...{ name, jobTitle, email: contact?.email ?? person?.email ?? '', phone: contact?.phone ?? '' },
      roles: ticks<ContactRole>(CONTACT_ROLES, contact?.roles),
      isMain: contact?.isMain ?? false,
      invite: false,
      rights: ticks<PortalRight>(OFFERED_PORTAL_RIGHTS),
    };
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      maxLength(path.jobTitle, LIMITS.nameLength);
      required(path.email, { when: (field) => field.valueOf(path.invite) });
      email(path.email);
      hidden(path.invite, { when: () => !this.mayInvite() });
      for (const right of OFFERED_PORTAL_RIGHTS)
        disabled(path.rights[right], {
          when: () =>
            !mayGivePortalRight(this.permissions.held(), right) &&
            $localize`You do not see this yourself, so you cannot give it.`,
        });
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  /** What was saved while the invitation failed: trying again changes it. */
  private kept?: ClientContactDto;
  private readonly key = newIdempotencyKey();

  private mayInvite(): boolean {
    const { contact, person } = this.draft();
    return this.permissions.can(P.PortalManage) && !person && !contact?.portalUserId;
  }

  private async save(): Promise<void> {
    const { roles, rights, invite, ...facts } = this.model();
    const body = { ...facts, roles: ticked(CONTACT_ROLES, roles) };
    const before = this.kept ?? this.draft().contact;
    this.kept = before
      ? await this.api.invoke(clientContactsUpdate, { id: before.id, body, ...ifMatch(before) })
      : await this.api.invoke(clientContactsCreate, {
          ...{ id: this.clientId(), body },
          'Idempotency-Key': this.key,
        });
    const { id, portalUserId } = this.kept;
    const chosen = { rights: ticked(OFFERED_PORTAL_RIGHTS, rights) };
    const sends = invite && !portalUserId;
    const invited = sends ? await this.api.invoke(clientContactsInvite, { id, body: chosen }) : null;
    this.invalidation.invalidate(`contacts:${this.clientId()}`, `portal-users:${this.clientId()}`);
    this.done.emit(invited);
  }
}
