import { type CdkDragDrop, CdkDrag, CdkDropList } from '@angular/cdk/drag-drop';
import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, DOCUMENT, computed, inject, input, output, viewChild } from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import { LIMITS } from '#libs/contracts';
import type { PipelineCardDto } from '#libs/api-client/models/pipeline-card-dto';
import type { PipelineColumnDto } from '#libs/api-client/models/pipeline-column-dto';
import { UiMoney } from '#libs/ui/money';

import { chanceOf, type Place, placeAt } from './board';
import { type Pressed, ProspectCard } from './prospect-card';

/** A card and the gap below it, in rem as in the style sheet. */
const SLOT_REM = 6.5;

/** A stage of the board. Only the cards in sight are in the page. */
@Component({
  selector: 'app-pipeline-column',
  imports: [
    CdkDrag,
    CdkDropList,
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    ProspectCard,
    UiMoney,
  ],
  templateUrl: './pipeline-column.html',
  styleUrl: './pipeline-column.scss',
})
export class PipelineColumn {
  readonly column = input.required<PipelineColumnDto>();
  /** where cards may go; null for those who may not move them */
  readonly menu = input.required<MatMenu | null>();
  readonly moved = output<{ id: string; to: Place }>();
  readonly pressed = output<Pressed>();

  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  protected readonly slot = SLOT_REM * rootFontSize(inject(DOCUMENT));
  protected readonly days = LIMITS.boardClosedDays;
  protected readonly headingId = computed(() => `stage-${this.column().id}`);
  protected readonly count = computed(() => this.column().totals.reduce((sum, { count }) => sum + count, 0));
  protected readonly chance = (card: PipelineCardDto): number => chanceOf(this.column(), card);
  protected readonly byId = (_: number, { id }: PipelineCardDto): string => id;

  /** Scrolls a card into sight, where it is not. */
  reveal(at: number): void {
    const viewport = this.viewport();
    const [top, bottom] = [at * this.slot, (at + 1) * this.slot];
    const from = viewport.measureScrollOffset();
    if (top < from) viewport.scrollToOffset(top);
    else if (bottom > from + viewport.getViewportSize())
      viewport.scrollToOffset(bottom - viewport.getViewportSize());
  }

  /** The list counts the cards that are in the page; those above them count too. */
  protected drop({ item, currentIndex }: CdkDragDrop<PipelineColumnDto, unknown, PipelineCardDto>): void {
    const { id } = item.data;
    const index = this.viewport().getRenderedRange().start + currentIndex;
    this.moved.emit({ id, to: placeAt(this.column(), index, id) });
  }
}

const rootFontSize = ({ documentElement }: Document): number =>
  parseFloat(getComputedStyle(documentElement).fontSize) || 16;
