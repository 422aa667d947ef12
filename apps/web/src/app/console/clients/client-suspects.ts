import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientSuspectsList } from '#libs/api-client/fn/crm/client-suspects-list';
import { clientSuspectsTell } from '#libs/api-client/fn/crm/client-suspects-tell';
import type { ClientSuspectDto } from '#libs/api-client/models/client-suspect-dto';
import type { SuspectClientDto } from '#libs/api-client/models/suspect-client-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiTabs } from '#libs/ui/tabs';

import { doing } from '../../core/doing';
import { reloadOn } from '../../core/invalidation';
import { DUPLICATE_REASON_WORDS } from '../duplicates/duplicates';

const TAG = 'client-suspects';

/** Clients that may be there twice: to be merged, or told apart. */
@Component({
  selector: 'app-client-suspects',
  imports: [
    MatButton,
    RouterLink,
    UiAsync,
    UiCan,
    UiDate,
    UiEmpty,
    UiFormError,
    UiLoaded,
    UiNone,
    UiPageHeader,
    UiTabs,
  ],
  template: `
    <div class="ui-page ui-page-narrow">
      <ui-page-header heading="Clients that may be the same" i18n-heading [back]="back" />
      <ui-tabs label="Pairs" i18n-label [tabs]="tabs" />
      <ui-form-error [error]="doing.failure()" />
      <ui-async>
        <ng-template [uiLoaded]="pairs" let-pairs>
          <ul>
            @for (pair of pairs; track pair.first.id + pair.second.id) {
              <li class="ui-card ui-pad">
                <div class="two">
                  @for (one of [pair.first, pair.second]; track one.id) {
                    <span>
                      <a [routerLink]="['/clients', one.id]" translate="no">{{ one.name }}</a>
                      <span class="ui-muted" i18n>since <ui-date [at]="one.createdAt" /></span>
                    </span>
                  }
                </div>
                <span class="ui-muted">{{ reasonsOf(pair) }}</span>
                <div class="ui-buttons">
                  @if (isApart()) {
                    <button
                      matButton
                      type="button"
                      [attr.aria-label]="label(pair, 'again')"
                      (click)="tell(pair, false)"
                      i18n
                    >
                      May be the same
                    </button>
                  } @else {
                    <a
                      *uiCan="P.ClientMerge"
                      matButton
                      [routerLink]="['/clients', older(pair).id, 'merge']"
                      [queryParams]="{ other: newer(pair).id }"
                      [attr.aria-label]="label(pair, 'merge')"
                      i18n
                    >
                      Merge
                    </a>
                    <button
                      matButton
                      type="button"
                      [attr.aria-label]="label(pair, 'apart')"
                      (click)="tell(pair, true)"
                      i18n
                    >
                      Not the same
                    </button>
                  }
                </div>
              </li>
            }
          </ul>
        </ng-template>
        <ng-template uiNone>
          <ui-empty icon="task_alt" [headline]="nothing()" />
        </ng-template>
      </ui-async>
    </div>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.75rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 0.25rem;
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
      gap: 0.25rem 1rem;
      overflow-wrap: anywhere;
    }
    .two > span {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
    }
  `,
})
export class ClientSuspects {
  private readonly api = inject(Api);

  /** those that somebody told apart, by the address */
  readonly told = input<string>();

  protected readonly P = P;
  protected readonly back = { label: $localize`Clients`, link: '/clients' };
  protected readonly doing = doing();
  protected readonly isApart = computed(() => this.told() === 'apart');
  protected readonly tabs = [
    { label: $localize`To look at`, link: ['/clients/suspects'] },
    { label: $localize`Not the same`, link: ['/clients/suspects/apart'] },
  ];
  protected readonly pairs = reloadOn(
    resource({
      params: () => ({ apart: this.isApart() }),
      loader: ({ params }) => this.api.invoke(clientSuspectsList, params),
    }),
    TAG,
    'clients',
  );
  protected readonly nothing = computed(() =>
    this.isApart() ? $localize`No pair was told apart.` : $localize`No two clients look the same.`,
  );

  /** Who was there first usually has more history: it stays unless somebody says otherwise. */
  protected readonly older = ({ first, second }: ClientSuspectDto): SuspectClientDto =>
    first.createdAt <= second.createdAt ? first : second;
  protected readonly newer = (pair: ClientSuspectDto): SuspectClientDto =>
    this.older(pair) === pair.first ? pair.second : pair.first;

  protected reasonsOf({ reasons }: ClientSuspectDto): string {
    return reasons.map((reason) => DUPLICATE_REASON_WORDS[reason]).join(', ');
  }

  protected label({ first, second }: ClientSuspectDto, deed: 'merge' | 'apart' | 'again'): string {
    const [one, two] = [first.name, second.name];
    if (deed === 'merge') return $localize`Merge ${one}:one: and ${two}:two:`;
    return deed === 'apart'
      ? $localize`Not the same: ${one}:one: and ${two}:two:`
      : $localize`May be the same: ${one}:one: and ${two}:two:`;
  }

  protected async tell({ first, second }: ClientSuspectDto, apart: boolean): Promise<void> {
    const body = { clientId: first.id, otherClientId: second.id, apart };
    await this.doing.run(() => this.api.invoke(clientSuspectsTell, { body }), TAG);
  }
}
