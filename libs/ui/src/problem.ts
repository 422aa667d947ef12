import { Component, booleanAttribute, computed, effect, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';

import { ApiError, messageOf } from './api-error';
import { UiIcon } from './icon';
import { UiPageTitle } from './page-title';

/** An object's address: what stands before its id is the list that it is from. */
const OBJECT = /\/[0-9a-f]{8}-[0-9a-f-]{27}.*$/;

/** Why something could not be shown: what happened, the id to quote, and Retry where it can help. */
@Component({
  selector: 'ui-problem',
  imports: [MatButton, RouterLink, UiIcon, UiPageTitle],
  template: `
    <div role="alert">
      <ui-icon [name]="icon()" />
      @if (whole()) {
        <h1 class="what" uiPageTitle>{{ message() }}</h1>
      } @else {
        <p class="what">{{ message() }}</p>
      }
      @if (requestId(); as id) {
        <p class="id" i18n>Request {{ id }}</p>
      }
    </div>
    @if (canRetry()) {
      <button matButton="outlined" type="button" (click)="retry.emit()" i18n>Retry</button>
    } @else if (whole()) {
      <a matButton="outlined" [routerLink]="up" i18n>Back</a>
    }
  `,
  styles: `
    :host,
    div {
      --ui-icon-size: 1.5rem;
      display: grid;
      justify-items: center;
      text-align: center;
      color: var(--mat-sys-on-surface-variant);
    }
    :host {
      gap: 1rem;
      padding: 3.5rem 1rem;
    }
    p,
    h1 {
      margin: 0;
      max-inline-size: 30rem;
    }
    .what {
      margin-block-start: 0.75rem;
      font-size: 1rem;
      font-weight: 600;
      color: var(--mat-sys-on-surface);
    }
    .id {
      margin-block-start: 0.25rem;
      font-size: 0.75rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class UiProblem {
  readonly error = input.required<unknown>();
  /** It stands for the whole page, which has no other heading. */
  readonly whole = input(false, { transform: booleanAttribute });
  readonly retry = output();

  protected readonly up =
    inject(Router)
      .url.replace(/[?#].*$/, '')
      .replace(OBJECT, '') || '/';

  private readonly status = computed(() => {
    const error = this.error();
    return error instanceof ApiError ? error.status : null;
  });
  protected readonly message = computed(() => {
    switch (this.status()) {
      case 403:
        return $localize`You do not have the right to see this. An admin of your firm can give it to you.`;
      case 404:
        return $localize`This does not exist, or it is not yours to see.`;
      default:
        return messageOf(this.error());
    }
  });

  constructor() {
    const title = inject(Title);
    effect(() => {
      if (this.whole()) title.setTitle(`${this.message()} · Votra`);
    });
  }

  protected readonly icon = computed(() => {
    const status = this.status();
    if (status === 0) return 'wifi_off';
    return status === 403 ? 'lock' : 'error';
  });
  protected readonly requestId = computed(() => {
    const error = this.error();
    return error instanceof ApiError && error.status >= 500 ? error.requestId : null;
  });
  protected readonly canRetry = computed(() => this.status() !== 403 && this.status() !== 404);
}
