import { CdkDropListGroup } from '@angular/cdk/drag-drop';
import { BreakpointObserver } from '@angular/cdk/layout';
import { CdkScrollable } from '@angular/cdk/scrolling';
import { Component, ElementRef, computed, inject, resource, viewChildren } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatMenuModule } from '@angular/material/menu';
import { map } from 'rxjs';
import { LIMITS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { pipelineBoard } from '#libs/api-client/fn/crm/pipeline-board';
import type { PipelineColumnDto } from '#libs/api-client/models/pipeline-column-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiFilterBar } from '#libs/ui/filter-bar';
import { UiIcon } from '#libs/ui/icon';

import { reloadOn } from '../../core/invalidation';
import { listCodec, text } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { Permissions } from '../../core/permissions';
import { PersonFilter } from '../time/person-filter';
import { cardBeside, find, type Place, placeAt, placeBeside } from './board';
import { BoardMoves } from './board-moves';
import { NoProspects } from './no-prospects';
import { PipelineColumn } from './pipeline-column';
import { PipelineHead } from './pipeline-head';
import type { Pressed } from './prospect-card';

const codec = listCodec({ filters: { ownerId: text(), stage: text() }, sorts: ['place'], sort: 'place' });
const PHONE = '(max-width: 600px)';
/** How often a card that comes into sight is looked for, once a frame. */
const FRAMES = 10;

/** The pipeline as a board: stages as columns, moved by mouse, menu or keys; on phones one stage at a time. */
@Component({
  selector: 'app-pipeline-board',
  imports: [
    CdkDropListGroup,
    CdkScrollable,
    MatMenuModule,
    NoProspects,
    PersonFilter,
    PipelineColumn,
    PipelineHead,
    UiAsync,
    UiFilterBar,
    UiIcon,
    UiLoaded,
    UiNone,
  ],
  templateUrl: './pipeline-board.html',
  styleUrl: './pipeline-board.scss',
})
export class PipelineBoard {
  private readonly api = inject(Api);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly columns = viewChildren(PipelineColumn);

  protected readonly view = listView(codec);
  protected readonly most = LIMITS.boardProspects;
  private readonly can = inject(Permissions).can;
  protected readonly mayMove = computed(() => this.can(P.CrmManage));
  private readonly asked = computed(() => ({
    q: this.view.q() || undefined,
    ownerId: this.view.filters().ownerId || undefined,
  }));
  protected readonly pipeline = reloadOn(
    resource({ params: () => this.asked(), loader: ({ params }) => this.api.invoke(pipelineBoard, params) }),
    'pipeline',
  );
  protected readonly moves = new BoardMoves(this.pipeline);
  protected readonly isPhone = toSignal(
    inject(BreakpointObserver)
      .observe(PHONE)
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );
  protected readonly all = computed(() => (this.pipeline.hasValue() ? this.pipeline.value().columns : []));
  protected readonly stages = computed(() => this.all().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly stage = computed(() => {
    const wanted = this.view.filters().stage;
    return (this.all().find(({ id }) => id === wanted) ?? this.all()[0])?.id ?? '';
  });
  protected readonly shown = computed(() =>
    this.isPhone() ? this.all().filter(({ id }) => id === this.stage()) : this.all(),
  );
  protected readonly count = computed(() =>
    this.all()
      .flatMap(({ totals }) => totals)
      .reduce((sum, total) => sum + total.count, 0),
  );
  protected readonly isEmpty = (): boolean => !this.count() && !this.view.filtered();

  protected stageOf(id: string): string | undefined {
    return this.pipeline.hasValue() ? find(this.pipeline.value(), id)?.column.id : undefined;
  }

  protected async toStage(id: string, column: PipelineColumnDto): Promise<void> {
    await this.carry(id, placeAt(column, 0, id));
  }

  protected async shift(id: string, arrow: string): Promise<void> {
    const to = this.pipeline.hasValue() ? placeBeside(this.pipeline.value(), id, arrow) : null;
    if (to) await this.carry(id, to);
  }

  /** Alt and an arrow move the card, an arrow alone goes to the next one, M asks where to. */
  protected press({ event, id, openMenu }: Pressed): void {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey) return;
    if (key === 'm' && !altKey) openMenu();
    else if (!key.startsWith('Arrow')) return;
    else if (!altKey) this.goTo(id, key);
    else if (this.mayMove()) void this.shift(id, key);
    event.preventDefault();
  }

  private goTo(id: string, arrow: string): void {
    const next = this.pipeline.hasValue() && cardBeside(this.pipeline.value(), id, arrow);
    if (next) this.focus(next);
  }

  private async carry(id: string, to: Place): Promise<void> {
    const going = this.moves.move(id, to);
    this.focus(id);
    await going;
  }

  /** A card that is out of sight is not in the page until its column has scrolled. */
  private focus(id: string, frames = FRAMES): void {
    const place = this.pipeline.hasValue() ? find(this.pipeline.value(), id) : undefined;
    if (!place || !frames) return;
    this.columns()
      .find((one) => one.column().id === place.column.id)
      ?.reveal(place.at);
    requestAnimationFrame(() => {
      const link = this.host.nativeElement.querySelector<HTMLElement>(`[data-card="${id}"]`);
      link?.focus();
      if (document.activeElement !== link || !link) this.focus(id, frames - 1);
    });
  }
}
