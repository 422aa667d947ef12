import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P, RATE_LEVELS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { rateCardsList } from '#libs/api-client/fn/rates/rate-cards-list';
import type { RateCardRowDto } from '#libs/api-client/models/rate-card-row-dto';
import { UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { Formats } from '#libs/ui/formats';
import { UiList } from '#libs/ui/list';
import { UiPageHeader } from '#libs/ui/page-header';
import { columnsOf } from '#libs/ui/table-column';

import { listCodec, oneOf } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { listing } from '../../core/listing';
import { Session } from '../../core/session';
import { LEVEL_WORDS, periodOf } from './rate-words';

const codec = listCodec({
  filters: { level: oneOf(RATE_LEVELS) },
  sorts: ['level', 'owner', 'currency', 'updatedAt'],
  sort: 'level',
});

/** What hours cost, by firm, client, engagement and project. */
@Component({
  selector: 'app-rate-card-list',
  imports: [MatButton, RouterLink, UiCan, UiEmpty, UiFilter, UiList, UiNone, UiPageHeader],
  templateUrl: './rate-card-list.html',
})
export class RateCardList {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  private readonly session = inject(Session);

  protected readonly P = P;
  protected readonly view = listView(codec);
  protected readonly cards = listing(
    this.view.query,
    (query) => this.api.invoke(rateCardsList, query),
    'rate-cards',
  );
  protected readonly levels = RATE_LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value] }));
  protected readonly nameOf = ({ ownerName, name }: RateCardRowDto): string =>
    [ownerName ?? this.session.me()?.firm.name ?? LEVEL_WORDS.firm, name].filter(Boolean).join(' · ');
  protected readonly columns = columnsOf<RateCardRowDto>()([
    { key: 'name', header: $localize`Rate card`, sort: 'owner', text: this.nameOf },
    { key: 'level', header: $localize`Level`, sort: 'level', text: (row) => LEVEL_WORDS[row.level] },
    { key: 'client', header: $localize`Client`, text: (row) => row.clientName },
    { key: 'currency', header: $localize`Currency`, sort: 'currency', text: (row) => row.currency },
    {
      key: 'today',
      header: $localize`Today`,
      text: (row) => (row.lineCount ? periodOf(row, this.formats) : $localize`No prices`),
    },
    { key: 'prices', header: $localize`Prices`, numeric: true, text: (row) => row.lineCount },
    { key: 'versions', header: $localize`Versions`, numeric: true, text: (row) => row.versionCount },
  ]);
  protected readonly linkOf = (row: RateCardRowDto) => ({ to: ['/rates', row.id] });
}
