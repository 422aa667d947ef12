import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import { ACTIVITY_KINDS, type ActivityKind, LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { activitiesCreate } from '#libs/api-client/fn/crm/activities-create';
import { activitiesUpdate } from '#libs/api-client/fn/crm/activities-update';
import type { ActivityDto } from '#libs/api-client/models/activity-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPicker } from '#libs/ui/picker';

import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Session } from '../../core/session';
import { memberSearch } from '../projects/member-search';
import { ACTIVITY_WORDS } from './activity-words';

/** What an activity is about: one of these. */
export interface About {
  readonly leadId?: string;
  readonly prospectId?: string;
  readonly clientId?: string;
}

/** A new activity about something, or the edit of one. */
@Component({
  selector: 'app-activity-form',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError, UiPicker],
  templateUrl: './activity-form.html',
})
export class ActivityForm {
  private readonly api = inject(Api);
  private readonly me = inject(Session).me;
  private readonly day = today(inject(Formats).timeZone());

  readonly about = input.required<About>();
  /** left out for a new one */
  readonly activity = input<ActivityDto>();
  readonly saved = output();

  protected readonly kinds = ACTIVITY_KINDS.map((value) => ({ value, label: ACTIVITY_WORDS[value].label }));
  protected readonly searchMembers = memberSearch();
  protected readonly shownOwner = computed(() => this.activity()?.ownerName ?? this.me()?.user.name ?? '');
  protected readonly isToDo = computed(() => this.model().kind === 'todo');
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => this.modelOf(this.activity()));
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.subject);
      maxLength(path.subject, LIMITS.nameLength);
      required(path.day);
      required(path.ownerId);
      maxLength(path.note, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private key = newIdempotencyKey();

  private modelOf(activity: ActivityDto | undefined) {
    const kind: ActivityKind = activity?.kind ?? 'call';
    const { subject = '', note = '', day = this.day } = activity ?? {};
    return { kind, subject, note, day, ownerId: activity?.ownerId ?? this.me()?.membership?.id ?? '' };
  }

  private async save(): Promise<void> {
    const { kind, ...facts } = this.model();
    const before = this.activity();
    if (before) {
      await this.api.invoke(activitiesUpdate, { id: before.id, body: facts, ...ifMatch(before) });
    } else {
      const body = { kind, ...facts, ...this.about() };
      await this.api.invoke(activitiesCreate, { body, 'Idempotency-Key': this.key });
      this.key = newIdempotencyKey();
      this.form().reset({ ...this.modelOf(undefined), kind });
    }
    this.saved.emit();
  }
}
