import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { ownProfileGet } from '#libs/api-client/fn/account/own-profile-get';
import { ownProfileUpdate } from '#libs/api-client/fn/account/own-profile-update';
import type { OwnProfileDto } from '#libs/api-client/models/own-profile-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';

import { ifMatch } from '../core/if-match';
import { Invalidation, reloadOn } from '../core/invalidation';
import { Session } from '../core/session';
import { OwnPhoto } from './own-photo';
import { localeChoices, zoneChoices } from '../core/firm-choices';

/** What one is called in the firm, and how one is shown dates, numbers and instants. */
@Component({
  selector: 'app-own-profile',
  imports: [FormField, FormRoot, MatButton, OwnPhoto, UiAsync, UiControl, UiField, UiFormError, UiLoaded],
  templateUrl: './own-profile.html',
})
export class OwnProfile {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly session = inject(Session);
  private readonly formats = inject(Formats);

  protected readonly firmZone = this.formats.timeZone;
  protected readonly locales = computed(() =>
    localeChoices(this.model().locale || this.formats.locale(), this.formats.locale()),
  );
  protected readonly zones = computed(() => zoneChoices(this.model().timeZone || this.firmZone()));
  protected readonly profile = reloadOn(
    resource({ loader: () => this.api.invoke(ownProfileGet) }),
    () => `member:${this.session.me()?.membership?.id}`,
  );
  private readonly model = linkedSignal(() => {
    const {
      name = '',
      jobTitle = '',
      locale,
      timeZone,
    } = this.profile.hasValue() ? this.profile.value() : {};
    return { name, jobTitle, locale: locale ?? '', timeZone: timeZone ?? '' };
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly saved = signal(false);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      maxLength(path.jobTitle, LIMITS.nameLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  readonly unsaved = (): boolean => this.form().dirty();
  /** clients' people have no photo */
  protected readonly isMember = computed(() => this.session.me()?.membership != null);

  /** What was typed and not yet saved stays. */
  protected pictured(profile: OwnProfileDto): void {
    const typed = this.model();
    this.profile.set(profile);
    this.model.set(typed);
    void this.session.renew(); // the photo above
    this.invalidation.invalidate('members');
  }

  private async save(): Promise<void> {
    this.saved.set(false);
    const { locale, timeZone, ...rest } = this.model();
    const body = { ...rest, locale: locale || null, timeZone: timeZone || null };
    this.profile.set(await this.api.invoke(ownProfileUpdate, { body, ...ifMatch(this.profile.value()!) }));
    this.form().reset();
    this.saved.set(true);
    await this.session.renew(); // the name above and the dates on every page
    this.invalidation.invalidate('members');
  }
}
