import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, pattern, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { issuerOf } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { identityProvidersCreate } from '#libs/api-client/fn/firm/identity-providers-create';
import type { CreateIdentityProviderDto } from '#libs/api-client/models/create-identity-provider-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';

import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { SSO_CHOICES, ssoWords } from './sso-words';

const DIRECTORY = /^\s*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\s*$/i;
const HTTPS = /^\s*https?:\/\/\S+\s*$/;

/** Which provider it is. What it says of us, and switching it on, come on its page. */
@Component({
  selector: 'app-provider-form',
  imports: [FormField, FormRoot, MatButton, RouterLink, UiControl, UiField, UiFormError, UiPageHeader],
  template: `
    <div class="ui-page ui-page-narrow">
      <ui-page-header heading="Add single sign-on" i18n-heading [back]="back" />
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field label="Where your people have their accounts" i18n-label [field]="form.preset">
          <select uiControl [formField]="form.preset">
            @for (choice of choices; track choice.value) {
              <option [value]="choice.value">{{ choice.label }}</option>
            }
          </select>
        </ui-field>
        @if (words().ask; as label) {
          <ui-field [label]="label" [hint]="words().hint" [field]="form.issuer">
            <input
              uiControl
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              [formField]="form.issuer"
            />
          </ui-field>
        }
        <ui-field
          label="Name on the button"
          i18n-label
          hint="After “Continue with”, as “Google”."
          i18n-hint
          [field]="form.name"
        >
          <input uiControl autocomplete="off" [formField]="form.name" />
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Continue</button>
          <a matButton routerLink="/settings/sign-in" i18n>Cancel</a>
        </div>
      </form>
    </div>
  `,
})
export class ProviderForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);

  protected readonly back = { label: $localize`Sign-in`, link: '/settings/sign-in' };
  protected readonly choices = SSO_CHOICES;
  private readonly model = signal<CreateIdentityProviderDto>({ preset: 'google', issuer: '', name: '' });
  protected readonly words = computed(() => ssoWords(this.model().preset));
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.issuer, { when: () => this.words().ask !== undefined });
      pattern(path.issuer, () => this.issuerPattern(), {
        message: () =>
          this.model().preset === 'microsoft'
            ? $localize`32 letters and digits in five groups.`
            : $localize`It begins with https://.`,
      });
      required(path.name);
      maxLength(path.name, 60);
    },
    { submission: submission(() => this.add(), this.failure) },
  );
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private issuerPattern(): RegExp | undefined {
    const { preset } = this.model();
    const words = this.words();
    return preset === 'microsoft' ? DIRECTORY : words.ask ? HTTPS : undefined;
  }

  private async add(): Promise<void> {
    const { preset, issuer, name } = this.model();
    const body = { preset, name, issuer: issuerOf(preset, issuer) };
    const { id } = await this.api.invoke(identityProvidersCreate, { body });
    this.saved = true;
    this.invalidation.invalidate('identity-providers');
    await this.router.navigate(['/settings/sign-in', id], { replaceUrl: true });
  }
}
