import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { addDays, today } from '#libs/calendar';
import { ALL_PERMISSIONS, API_KEY_PERMISSIONS, LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { apiKeysCreate } from '#libs/api-client/fn/api-keys/api-keys-create';
import type { ApiKeyScope } from '#libs/api-client/models/api-key-scope';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';

import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Permissions } from '../../core/permissions';
import { PermissionBoxes, type PermissionChoice } from '../roles/permission-boxes';
import { NewKey } from './new-key';

const USUAL_DAYS = 90;

/** Makes a key, and shows it once. */
@Component({
  selector: 'app-api-key-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    NewKey,
    PermissionBoxes,
    RouterLink,
    UiControl,
    UiField,
    UiFormError,
    UiPageHeader,
  ],
  templateUrl: './api-key-form.html',
})
export class ApiKeyForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly held = inject(Permissions).held;
  private readonly invalidation = inject(Invalidation);

  protected readonly back = { label: $localize`API keys`, link: '/api-keys' };
  protected readonly failure = signal<unknown>(null);
  protected readonly made = signal<{ name: string; token: string } | null>(null);
  protected readonly offered = computed(() => API_KEY_PERMISSIONS.filter((one) => this.held().has(one)));
  protected readonly first = today(inject(Formats).timeZone());
  protected readonly last = addDays(this.first, LIMITS.apiKeyDays);
  private readonly model = signal({
    name: '',
    expiresOn: addDays(this.first, USUAL_DAYS),
    scopes: Object.fromEntries(ALL_PERMISSIONS.map((one) => [one, false])) as PermissionChoice,
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      required(path.expiresOn);
      validate(path.expiresOn, ({ value }) =>
        value() && (value() < this.first || value() > this.last)
          ? { kind: 'range', message: $localize`A key holds for a year at most.` }
          : undefined,
      );
      validate(path.scopes, ({ value }) =>
        Object.values(value()).some(Boolean)
          ? undefined
          : { kind: 'none', message: $localize`Choose at least one right.` },
      );
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  readonly unsaved = (): boolean => this.form().dirty() && !this.made();

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private async save(): Promise<void> {
    const { scopes, ...rest } = this.model();
    const chosen = this.offered().filter((one) => scopes[one]) as ApiKeyScope[];
    const { token } = await this.api.invoke(apiKeysCreate, { body: { ...rest, scopes: chosen } });
    this.made.set({ name: rest.name, token });
    this.invalidation.invalidate('api-keys');
  }
}
