import { Component, inject, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, max, min } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { REQUEST_LIMITS, type RequestLimit } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { limitsGet } from '#libs/api-client/fn/firm/limits-get';
import { limitsUpdate } from '#libs/api-client/fn/firm/limits-update';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiTabs } from '#libs/ui/tabs';

import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Toasts } from '../../core/toasts';
import { SETTINGS_TABS } from './settings-tabs';

const NONE = { perMinute: null, perHour: null, paymentsPerMinute: null, uploadsPerHour: null };

/** How many requests one person or API key of the firm may send. */
@Component({
  selector: 'app-request-limits',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    UiAsync,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiTabs,
  ],
  templateUrl: './request-limits.html',
})
export class RequestLimits implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly toasts = inject(Toasts);

  protected readonly tabs = SETTINGS_TABS;
  protected readonly limits = resource({ loader: () => this.api.invoke(limitsGet) });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal<Record<RequestLimit, number | null>>(() => {
    const { perMinute, perHour, paymentsPerMinute, uploadsPerHour } = this.limits.hasValue()
      ? this.limits.value()
      : NONE;
    return { perMinute, perHour, paymentsPerMinute, uploadsPerHour };
  });
  protected readonly form = form(
    this.model,
    (path) => {
      for (const name of Object.keys(REQUEST_LIMITS) as RequestLimit[]) {
        min(path[name], REQUEST_LIMITS[name].min);
        max(path[name], REQUEST_LIMITS[name].max);
      }
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  readonly unsaved = (): boolean => this.form().dirty();

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected hint(name: RequestLimit): string {
    const usual = this.limits.hasValue() ? this.limits.value().defaults[name] : '';
    const { min: least, max: most } = REQUEST_LIMITS[name];
    return $localize`${least} to ${most}; empty takes the usual ${usual}.`;
  }

  private async save(): Promise<void> {
    const limits = this.limits.value()!;
    this.limits.set(await this.api.invoke(limitsUpdate, { body: this.model(), ...ifMatch(limits) }));
    this.form().reset();
    this.invalidation.invalidate('firm');
    this.toasts.show($localize`Saved.`);
  }
}
