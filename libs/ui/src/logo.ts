import { Component, computed, inject, input } from '@angular/core';

import { Pictures } from './pictures';

/** The firm's logo at `--ui-logo-height`, on white where the page is dark: it was made for paper. */
@Component({
  selector: 'ui-logo',
  template: `
    @if (address(); as src) {
      <img [src]="src" [alt]="name()" />
    } @else {
      <span class="ui-hidden">{{ name() }}</span>
    }
  `,
  host: { translate: 'no', '[style.aspect-ratio]': 'ratio()' },
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      box-sizing: content-box;
      block-size: var(--ui-logo-height, 2rem);
      max-inline-size: 10rem;
      border-radius: var(--ui-radius);
      background: light-dark(transparent, white);
      padding: 0.125rem 0.25rem;
    }
    img {
      inline-size: 100%;
      block-size: 100%;
      object-fit: contain;
      object-position: 0 50%;
    }
  `,
})
export class UiLogo {
  private readonly pictures = inject(Pictures);

  readonly logo = input.required<{ id: string; width: number; height: number }>();
  /** of the firm: what the logo says */
  readonly name = input.required<string>();
  protected readonly ratio = computed(() => `${this.logo().width} / ${this.logo().height}`);
  protected readonly address = computed(() => this.pictures.addressOf(this.logo().id)());
}
