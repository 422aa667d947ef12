import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { identityProvidersCheck } from '#libs/api-client/fn/firm/identity-providers-check';
import { identityProvidersGet } from '#libs/api-client/fn/firm/identity-providers-get';
import { identityProvidersRemove } from '#libs/api-client/fn/firm/identity-providers-remove';
import { identityProvidersUpdate } from '#libs/api-client/fn/firm/identity-providers-update';
import type { IdentityProviderDto } from '#libs/api-client/models/identity-provider-dto';
import type { UpdateIdentityProviderDto } from '#libs/api-client/models/update-identity-provider-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Timeline } from '../timeline/timeline';
import { CopyLine } from './copy-line';
import { ssoLook, ssoWords } from './sso-words';

/** One provider: how to register there, what it says of us, whether it works, and switching it on. */
@Component({
  selector: 'app-provider-page',
  imports: [
    ...[
      CopyLine,
      FormField,
      FormRoot,
      MatButton,
      Timeline,
      UiAsync,
      UiControl,
      UiField,
      UiFormError,
      UiLoaded,
    ],
    ...[UiPageHeader, UiStatus],
  ],
  templateUrl: './provider-page.html',
  styles: `
    label.box {
      display: flex;
      gap: 0.5rem;
      align-items: flex-start;
    }
    p,
    ul {
      margin: 0;
    }
  `,
})
export class ProviderPage implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);

  readonly id = input.required<string>();

  protected readonly back = { label: $localize`Sign-in`, link: '/settings/sign-in' };
  protected readonly lookOf = ssoLook;
  protected readonly wordsOf = ssoWords;
  protected readonly doing = doing();
  protected readonly provider = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(identityProvidersGet, { id }),
    }),
    'identity-providers',
  );
  /** what the last check found; null before any */
  protected readonly problems = signal<readonly string[] | null>(null);
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() =>
    modelOf(this.provider.hasValue() ? this.provider.value() : null),
  );
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, 60);
      maxLength(path.applicationId, 500);
      maxLength(path.applicationSecret, 500);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  protected readonly keepsHint = computed(() =>
    this.provider.hasValue() && this.provider.value().hasSecret
      ? $localize`One is kept, and shown to nobody. Type another one to replace it.`
      : $localize`Kept sealed, and shown to nobody.`,
  );
  readonly unsaved = (): boolean => this.form().dirty();

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected async check(): Promise<void> {
    this.problems.set(null);
    await this.doing.run(async () => {
      const { problems } = await this.api.invoke(identityProvidersCheck, { id: this.id() });
      this.problems.set(problems);
    });
  }

  protected switchOn(provider: IdentityProviderDto): Promise<boolean> {
    return this.change(provider, { enabled: true });
  }

  protected async switchOff(provider: IdentityProviderDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Switch off ${provider.name}:name:?`,
      text: $localize`Whoever came by it is signed out at once. Links stay, so it can be switched on again.`,
      action: $localize`Switch off`,
      danger: true,
    });
    if (sure) await this.change(provider, { enabled: false });
  }

  protected async remove(provider: IdentityProviderDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Remove ${provider.name}:name:?`,
      text: $localize`Whoever came by it is signed out at once, and everybody’s link is forgotten. Who has no password gets one by “Forgot your password?”.`,
      action: $localize`Remove`,
      danger: true,
    });
    if (!sure) return;
    const work = () => this.api.invoke(identityProvidersRemove, { id: provider.id, ...ifMatch(provider) });
    if (await this.doing.run(work, 'linked-sign-ins')) {
      await this.router.navigate(['/settings/sign-in']);
      this.invalidation.invalidate('identity-providers');
    }
  }

  private change(provider: IdentityProviderDto, body: UpdateIdentityProviderDto): Promise<boolean> {
    const work = () =>
      this.api.invoke(identityProvidersUpdate, { id: provider.id, body, ...ifMatch(provider) });
    return this.doing.run(work, ...this.changed());
  }

  private async save(): Promise<void> {
    const { applicationSecret, emailDomains, ...rest } = this.model();
    const body = {
      ...rest,
      emailDomains: emailDomains
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
      ...(applicationSecret ? { applicationSecret } : {}),
    };
    const before = this.provider.value()!;
    const after = await this.api.invoke(identityProvidersUpdate, { id: before.id, body, ...ifMatch(before) });
    this.provider.set(after);
    this.form().reset();
    this.problems.set(null);
    this.invalidation.invalidate(...this.changed());
  }

  private changed(): string[] {
    return ['identity-providers', 'linked-sign-ins', `history:${this.id()}`];
  }
}

function modelOf(provider: IdentityProviderDto | null) {
  const { name = '', applicationId = '', emailDomains = [], isSecondFactor = false } = provider ?? {};
  return {
    name,
    applicationId,
    applicationSecret: '',
    emailDomains: emailDomains.join(', '),
    isSecondFactor,
  };
}
