import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import {
  FormField,
  FormRoot,
  email,
  form,
  hidden,
  maxLength,
  required,
  validate,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { membersUpdate } from '#libs/api-client/fn/members/members-update';
import type { MemberDetailsDto } from '#libs/api-client/models/member-details-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { ifMatch } from '../../core/if-match';
import { hoursOf, secondsOf } from './weekly-hours';

/** Name, job title, weekly target, and the e-mail address of those who do not sign in with it yet. */
@Component({
  selector: 'app-person-drawer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  templateUrl: './person-drawer.html',
})
export class PersonDrawer {
  private readonly api = inject(Api);
  readonly person = input.required<MemberDetailsDto>();
  readonly done = output();
  readonly closed = output();

  private readonly model = linkedSignal(() => {
    const { name, jobTitle, email, weeklyTargetSeconds } = this.person();
    return { name, jobTitle, email: email ?? '', weeklyTargetSeconds: hoursOf(weeklyTargetSeconds) };
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      maxLength(path.jobTitle, LIMITS.nameLength);
      hidden(path.email, { when: () => this.person().hasLogin });
      email(path.email);
      validate(path.weeklyTargetSeconds, ({ value }) =>
        secondsOf(value()) === undefined
          ? { kind: 'hours', message: $localize`Hours of a week, as 40 or 37.5.` }
          : undefined,
      );
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  protected readonly firmHint = (): string => {
    const hours = hoursOf(this.person().firmWeeklyTargetSeconds);
    return $localize`Left empty it is the firm’s, ${hours}:hours: hours.`;
  };

  private async save(): Promise<void> {
    const { email, weeklyTargetSeconds, ...rest } = this.model();
    const address = email.trim();
    const body = {
      ...rest,
      weeklyTargetSeconds: secondsOf(weeklyTargetSeconds) ?? null,
      ...(address && !this.person().hasLogin ? { email: address } : {}),
    };
    await this.api.invoke(membersUpdate, { id: this.person().id, body, ...ifMatch(this.person()) });
    this.done.emit();
  }
}
