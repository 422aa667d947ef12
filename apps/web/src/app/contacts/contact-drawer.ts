import { Component, input, linkedSignal, output, signal } from '@angular/core';
import {
  FormField,
  FormRoot,
  disabled,
  email,
  form,
  hidden,
  maxLength,
  required,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS, OFFERED_PORTAL_RIGHTS, type PortalRight } from '#libs/contracts';
import type { InvitedPortalUserDto } from '#libs/api-client/models/invited-portal-user-dto';
import type { PortalUserDto } from '#libs/api-client/models/portal-user-dto';
import { UiChoice } from '#libs/ui/choice';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import type { ContactGateway } from './contact-gateway';
import { RIGHT_MEANINGS, RIGHT_WORDS } from './right-words';

const UNTICKED = Object.fromEntries(OFFERED_PORTAL_RIGHTS.map((right) => [right, false])) as Record<
  PortalRight,
  boolean
>;

/** A contact of a client: who they are, and what they see in the portal. */
@Component({
  selector: 'app-contact-drawer',
  imports: [FormField, FormRoot, MatButton, UiChoice, UiControl, UiDrawer, UiField, UiFormError],
  templateUrl: './contact-drawer.html',
})
export class ContactDrawer {
  readonly gateway = input.required<ContactGateway>();
  /** null for somebody new */
  readonly contact = input.required<PortalUserDto | null>();
  /** with the invitation that was sent, for somebody new */
  readonly done = output<InvitedPortalUserDto | null>();
  readonly closed = output();

  protected readonly rights = OFFERED_PORTAL_RIGHTS;
  protected readonly words = RIGHT_WORDS;
  protected readonly meanings = RIGHT_MEANINGS;
  protected readonly newLabel = $localize`Invite to the portal`;
  protected readonly editLabel = $localize`Edit contact`;

  private readonly model = linkedSignal(() => {
    const { name = '', email, jobTitle = '', rights = [] } = this.contact() ?? {};
    const ticked = Object.fromEntries(rights.map((right) => [right, true]));
    return { name, email: email ?? '', jobTitle, rights: { ...UNTICKED, ...ticked } };
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      maxLength(path.jobTitle, LIMITS.nameLength);
      hidden(path.email, { when: () => this.contact()?.hasLogin === true });
      required(path.email);
      email(path.email);
      for (const right of OFFERED_PORTAL_RIGHTS)
        disabled(path.rights[right], {
          when: () =>
            !this.gateway().mayGive(right) && $localize`You do not see this yourself, so you cannot give it.`,
        });
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const { rights: ticked, email, ...facts } = this.model();
    const rights = OFFERED_PORTAL_RIGHTS.filter((right) => ticked[right]);
    const contact = this.contact();
    if (contact) {
      await this.gateway().update(contact, { ...facts, rights, ...(contact.hasLogin ? {} : { email }) });
      this.done.emit(null);
    } else this.done.emit(await this.gateway().create({ ...facts, email, rights }));
  }
}
