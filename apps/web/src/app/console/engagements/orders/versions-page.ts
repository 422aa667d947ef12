import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { changeOrdersVersions } from '#libs/api-client/fn/change-orders/change-orders-versions';
import { engagementsGet } from '#libs/api-client/fn/engagements/engagements-get';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiPageHeader } from '#libs/ui/page-header';

import { LineList } from '../lines/line-list';
import { Differences } from './differences';

/** Every version of what is agreed, and the difference between any two. */
@Component({
  selector: 'app-versions-page',
  imports: [Differences, LineList, RouterLink, UiAsync, UiDate, UiLoaded, UiPageHeader],
  templateUrl: './versions-page.html',
  styleUrl: './versions-page.scss',
})
export class VersionsPage {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly source = resource({
    params: () => this.id(),
    loader: async ({ params: id }) => ({
      engagement: await this.api.invoke(engagementsGet, { id }),
      versions: await this.api.invoke(changeOrdersVersions, { id }),
    }),
  });
  private readonly versions = computed(() => (this.source.hasValue() ? this.source.value().versions : []));
  /** The number of the version that is shown, and of the one that it is compared with. */
  protected readonly shown = linkedSignal(() => this.versions()[0]?.number ?? 1);
  protected readonly other = linkedSignal(() => this.versions()[1]?.number ?? 1);
  protected readonly both = computed(() => {
    const [before, after] = [this.of(this.other()), this.of(this.shown())];
    return before && after && before !== after ? { before, after } : null;
  });

  protected readonly of = (number: number) => this.versions().find((version) => version.number === number);
}
