import { Component, computed, input } from '@angular/core';
import { NgComponentOutlet } from '@angular/common';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { UiIcon } from '#libs/ui/icon';

import type { Area } from '../../core/area';
import { TIMER_BUTTON_SLOT } from '../slots';
import { timerSlot } from './timer-slot';

/** Beside "More"; one place less when the timer takes one. */
const PLACES = 4;

/** Navigation on phones: the first areas under the thumb, the others in a menu. */
@Component({
  selector: 'app-bottom-bar',
  imports: [MatMenuModule, NgComponentOutlet, RouterLink, RouterLinkActive, UiIcon],
  template: `
    <nav aria-label="Main" i18n-aria-label>
      @for (area of first(); track area.path; let i = $index) {
        @if (i === 2 && timer()) {
          <span class="timer"><ng-container [ngComponentOutlet]="timer()" /></span>
        }
        <a [routerLink]="['/', area.path]" routerLinkActive="active" ariaCurrentWhenActive="page">
          <ui-icon [name]="area.icon" /><span>{{ area.label }}</span>
        </a>
      }
      @if (rest().length) {
        <button type="button" [matMenuTriggerFor]="more">
          <ui-icon name="menu" /><span i18n>More</span>
        </button>
        <mat-menu #more="matMenu" yPosition="above">
          @for (area of rest(); track area.path) {
            <a mat-menu-item [routerLink]="['/', area.path]">
              <span class="ui-item"><ui-icon [name]="area.icon" />{{ area.label }}</span>
            </a>
          }
        </mat-menu>
      }
    </nav>
  `,
  styles: `
    nav {
      display: grid;
      position: fixed;
      z-index: 15;
      inset-block-end: 0;
      inset-inline: 0;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
      padding-block-end: env(safe-area-inset-bottom);
      border-block-start: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface);
    }
    a,
    button {
      display: grid;
      justify-items: center;
      align-content: center;
      block-size: 3.5rem;
      border: 0;
      font-size: 0.6875rem;
      line-height: 1rem;
      color: var(--mat-sys-on-surface-variant);
      background: none;
      text-decoration: none;
    }
    .timer {
      display: grid;
      place-items: center;
    }
    .active {
      font-weight: 600;
      color: var(--mat-sys-primary);
    }
  `,
})
export class BottomBar {
  readonly areas = input.required<readonly Area[]>();

  protected readonly timer = timerSlot(TIMER_BUTTON_SLOT);
  private readonly places = TIMER_BUTTON_SLOT ? PLACES - 1 : PLACES;

  /** Home, Time and Inbox first: those that are used on the way. */
  private readonly ordered = computed(() => {
    const rank = (area: Area): number =>
      THUMB.includes(area.path) ? THUMB.indexOf(area.path) : THUMB.length;
    return [...this.areas()].sort((a, b) => rank(a) - rank(b));
  });
  protected readonly first = computed(() => this.ordered().slice(0, this.places));
  protected readonly rest = computed(() => this.ordered().slice(this.places));
}

const THUMB = ['home', 'time', 'inbox'];
