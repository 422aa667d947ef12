import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, minLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { registrationComplete } from '#libs/api-client/fn/auth/registration-complete';
import { registrationLook } from '#libs/api-client/fn/auth/registration-look';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';
import { UiPageTitle } from '#libs/ui/page-title';

import { currencyChoices } from '../core/currency-choices';
import { localeChoices, zoneChoices } from '../core/firm-choices';
import { Session } from '../core/session';
import { typedDecimal } from '../core/typed-decimal';

const { locale: BROWSER_LOCALE, timeZone: BROWSER_ZONE } = Intl.DateTimeFormat().resolvedOptions();

/** The firm, by the link: its name and books, and its first admin. */
@Component({
  selector: 'app-firm-setup',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError, UiPageTitle],
  templateUrl: './firm-setup.html',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class FirmSetup {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  readonly token = input.required<string>();

  protected readonly registration = resource({
    params: () => ({ token: this.token() }),
    loader: ({ params }) => this.api.invoke(registrationLook, { body: params }),
  });
  private readonly isNew = computed(
    () => this.registration.hasValue() && !this.registration.value().hasLogin,
  );
  private readonly model = signal({
    ...{ firmName: '', name: '', newPassword: '', password: '' },
    ...{ baseCurrency: 'EUR', taxName: 'VAT', taxPercent: '' },
    ...{ locale: BROWSER_LOCALE, timeZone: BROWSER_ZONE },
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.firmName);
      maxLength(path.firmName, LIMITS.nameLength);
      required(path.name, { when: this.isNew });
      required(path.newPassword, { when: this.isNew });
      minLength(path.newPassword, () => (this.isNew() ? LIMITS.passwordMin : 0));
      required(path.password, { when: () => !this.isNew() });
      required(path.taxName);
      required(path.taxPercent);
    },
    { submission: submission(() => this.make(), this.failure) },
  );
  protected readonly currencies = currencyChoices();
  protected readonly locales = localeChoices(BROWSER_LOCALE, BROWSER_LOCALE);
  protected readonly zones = zoneChoices(BROWSER_ZONE);
  protected readonly passwordHint = $localize`At least ${LIMITS.passwordMin}:count: characters. Length counts, not symbols.`;

  private async make(): Promise<void> {
    const { name, newPassword, password, ...firm } = this.model();
    const proof = this.isNew() ? { name, newPassword } : { password };
    const body = { ...firm, ...proof, token: this.token(), taxPercent: typedDecimal(firm.taxPercent) };
    const { email, firmId } = await this.api.invoke(registrationComplete, { body });
    // made in any case: who cannot be signed in here is led to the sign-in page
    await this.session.signIn({ email, firmId, password: password || newPassword }).catch(() => undefined);
    await this.router.navigateByUrl('/', { replaceUrl: true });
  }
}
