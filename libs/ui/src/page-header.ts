import { Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';

import { UiIcon } from './icon';
import { UiPageTitle } from './page-title';

/** The head of every page: way back, picture (`uiPicture`), title, what it is about, key figures (`uiFigures`), actions (`uiActions`). */
@Component({
  selector: 'ui-page-header',
  imports: [RouterLink, UiIcon, UiPageTitle],
  template: `
    @if (back(); as up) {
      <a class="back" [routerLink]="up.link"><ui-icon name="chevron_left" />{{ up.label }}</a>
    }
    <div class="row">
      <ng-content select="[uiPicture]" />
      <div class="what">
        <div class="title">
          <h1 uiPageTitle>{{ heading() }}</h1>
          <ng-content select="[uiStatus]" />
        </div>
        @if (subtitle(); as text) {
          <p class="ui-muted">{{ text }}</p>
        }
        <ng-content select="[uiAbout]" />
      </div>
      <div class="actions"><ng-content select="[uiActions]" /></div>
    </div>
    <ng-content select="[uiFigures]" />
  `,
  styleUrl: './page-header.scss',
})
export class UiPageHeader {
  readonly heading = input.required<string>();
  readonly subtitle = input<string | null>();
  readonly back = input<{ label: string; link: string | readonly unknown[] }>();

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.heading()} · Votra`));
  }
}
