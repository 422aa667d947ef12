import { Component, computed, inject, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { homeGet } from '#libs/api-client/fn/home/home-get';
import type { HomeDto } from '#libs/api-client/models/home-dto';
import { today } from '#libs/calendar';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';

import { reloadOn } from '../../core/invalidation';
import { Session } from '../../core/session';
import { ActivityList } from './activity-list';
import { BurnList } from './burn-list';
import { MoneyFigures } from './money-figures';
import { type Need, needsOf } from './needs';
import { NeedsList } from './needs-list';
import { RecentWork } from './recent-work';
import { SetupSteps } from './setup-steps';
import { WeekCard } from './week-card';

/** The first page of the day: what needs one now, then the figures that one's rights cover. */
@Component({
  selector: 'app-home',
  imports: [
    ActivityList,
    BurnList,
    MoneyFigures,
    NeedsList,
    RecentWork,
    SetupSteps,
    UiAsync,
    UiLoaded,
    UiPageHeader,
    WeekCard,
  ],
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class Home {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  private readonly me = inject(Session).me;

  protected readonly home = reloadOn(
    resource({ loader: () => this.api.invoke(homeGet) }),
    'clients',
    'engagements',
    'projects',
    'time-entries',
    'time-approvals',
    'invoices',
    'payments',
    'activities',
  );
  protected readonly heading = computed(() => {
    const [firstName = ''] = (this.me()?.user.name ?? '').split(' ');
    return $localize`Hello, ${firstName}:name:`;
  });
  protected readonly date = computed(() => this.formats.date(today(this.formats.timeZone()), 'long'));
  protected readonly needs = (home: HomeDto): Need[] =>
    needsOf(home, this.me()?.membership?.id ?? '', this.formats);
}
