import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { ApiError, messageOf } from './api-error';
import { UiIcon } from './icon';

/** Why something could not be shown: what happened, the id to quote, and Retry where it can help. */
@Component({
  selector: 'ui-problem',
  imports: [MatButton, UiIcon],
  template: `
    <div role="alert">
      <ui-icon [name]="icon()" />
      <p class="what">{{ message() }}</p>
      @if (requestId(); as id) {
        <p class="id" i18n>Request {{ id }}</p>
      }
    </div>
    @if (canRetry()) {
      <button matButton="outlined" type="button" (click)="retry.emit()" i18n>Retry</button>
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
    p {
      margin: 0;
      max-inline-size: 30rem;
    }
    .what {
      margin-block-start: 0.75rem;
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
  readonly retry = output();

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
