import { Component, computed, input, output, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { type MatMenu, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { PipelineCardDto } from '#libs/api-client/models/pipeline-card-dto';
import { UiDate } from '#libs/ui/date';
import { UiIcon } from '#libs/ui/icon';
import { UiMoney } from '#libs/ui/money';

export interface Pressed {
  readonly event: KeyboardEvent;
  readonly id: string;
  readonly openMenu: () => void;
}

/** A prospect on the board; the keys of its link move it. */
@Component({
  selector: 'app-prospect-card',
  imports: [MatIconButton, MatMenuTrigger, RouterLink, UiDate, UiIcon, UiMoney],
  template: `
    <a
      draggable="false"
      [routerLink]="['/pipeline', card().id]"
      [attr.data-card]="card().id"
      (keydown)="pressed.emit({ event: $event, id: card().id, openMenu: openMenu })"
      >{{ card().name }}</a
    >
    <span class="company">{{ card().company }}</span>
    <span class="worth">
      <ui-money [amount]="card().value" [currency]="card().currency" />
      <span class="ui-muted">{{ chance() }} %</span>
    </span>
    <span class="who ui-muted">
      <span>{{ card().ownerName }}</span>
      @if (card().expectedClose; as day) {
        <ui-date [day]="day" />
      }
    </span>
    @if (menu(); as moves) {
      <button
        matIconButton
        type="button"
        [attr.aria-label]="menuLabel()"
        [matMenuTriggerFor]="moves"
        [matMenuTriggerData]="{ id: card().id }"
      >
        <ui-icon name="more_vert" />
      </button>
    }
  `,
  styleUrl: './prospect-card.scss',
})
export class ProspectCard {
  readonly card = input.required<PipelineCardDto>();
  /** in percent */
  readonly chance = input.required<number>();
  /** where it may go; null for those who may not move it */
  readonly menu = input.required<MatMenu | null>();
  readonly pressed = output<Pressed>();

  private readonly trigger = viewChild(MatMenuTrigger);
  protected readonly menuLabel = computed(() => $localize`Move ${this.card().name}:prospect:`);
  protected readonly openMenu = (): void => this.trigger()?.openMenu();
}
