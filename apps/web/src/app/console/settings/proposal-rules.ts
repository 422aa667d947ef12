import { Component, inject, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { proposalSettingsGet } from '#libs/api-client/fn/proposals/proposal-settings-get';
import { proposalSettingsUpdate } from '#libs/api-client/fn/proposals/proposal-settings-update';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiTabs } from '#libs/ui/tabs';

import { ifMatch } from '../../core/if-match';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Toasts } from '../../core/toasts';
import { typedDecimal } from '../../core/typed-decimal';
import { SETTINGS_TABS } from './settings-tabs';

/** Below which margin a proposal takes a right and a reason to be sent. */
@Component({
  selector: 'app-proposal-rules',
  imports: [
    ...[FormField, FormRoot, MatButton, UiAsync, UiControl, UiField, UiFormError, UiLoaded],
    ...[UiPageHeader, UiTabs],
  ],
  templateUrl: './proposal-rules.html',
})
export class ProposalRules implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);

  protected readonly tabs = SETTINGS_TABS;
  protected readonly settings = resource({ loader: () => this.api.invoke(proposalSettingsGet) });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => ({
    leastMargin: (this.settings.hasValue() ? this.settings.value().leastMargin : null) ?? '',
  }));
  protected readonly form = form(this.model, { submission: submission(() => this.save(), this.failure) });
  readonly unsaved = (): boolean => this.form().dirty();

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private async save(): Promise<void> {
    const typed = this.model().leastMargin.trim();
    const body = { leastMargin: typed ? typedDecimal(typed) : null };
    const settings = this.settings.value()!;
    this.settings.set(await this.api.invoke(proposalSettingsUpdate, { body, ...ifMatch(settings) }));
    this.form().reset();
    this.toasts.show($localize`Saved.`);
  }
}
