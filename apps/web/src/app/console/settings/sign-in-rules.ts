import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { signInRulesGet } from '#libs/api-client/fn/firm/sign-in-rules-get';
import { signInRulesUpdate } from '#libs/api-client/fn/firm/sign-in-rules-update';
import type { SignInRulesDto } from '#libs/api-client/models/sign-in-rules-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiTabs } from '#libs/ui/tabs';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { SETTINGS_TABS } from './settings-tabs';
import { SingleSignOnSection } from './single-sign-on-section';

/** What the firm asks of its people when they sign in. */
@Component({
  selector: 'app-sign-in-rules',
  imports: [MatButton, RouterLink, SingleSignOnSection, UiAsync, UiFormError, UiLoaded, UiPageHeader, UiTabs],
  templateUrl: './sign-in-rules.html',
  styles: `
    section {
      display: grid;
      gap: 0.75rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class SignInRules {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);

  protected readonly tabs = SETTINGS_TABS;
  protected readonly without = { 'f.status': 'active', 'f.hasSecondFactor': 'false' };
  protected readonly doing = doing();
  protected readonly rules = reloadOn(
    resource({ loader: () => this.api.invoke(signInRulesGet) }),
    'sign-in-rules',
  );

  protected async ask(rules: SignInRulesDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Ask everybody for a second factor?`,
      text: $localize`Whoever has none is led to set one up at their next click, and can do nothing else before.`,
      action: $localize`Ask for it`,
    });
    if (sure) await this.change(rules, true);
  }

  protected async stop(rules: SignInRulesDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Let people in without a second factor?`,
      text: $localize`Whoever has one is still asked for it. Others get in by their password alone.`,
      action: $localize`Let them in`,
      danger: true,
    });
    if (sure) await this.change(rules, false);
  }

  private change(rules: SignInRulesDto, mfaRequired: boolean): Promise<boolean> {
    const work = () => this.api.invoke(signInRulesUpdate, { body: { mfaRequired }, ...ifMatch(rules) });
    return this.doing.run(work, 'sign-in-rules');
  }
}
