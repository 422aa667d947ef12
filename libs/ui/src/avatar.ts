import { Component, computed, inject, input } from '@angular/core';

import { Pictures } from './pictures';

/** A person's photo in a disc, or their initials. Says nothing to screen readers: the name stands beside it. */
@Component({
  selector: 'ui-avatar',
  template: `
    @if (address(); as src) {
      <img alt="" [src]="src" />
    } @else {
      {{ initials() }}
    }
  `,
  host: { 'aria-hidden': 'true', translate: 'no' },
  styles: `
    :host {
      --size: var(--ui-avatar-size, 1.5rem);
      display: inline-grid;
      flex: none;
      place-items: center;
      overflow: hidden;
      inline-size: var(--size);
      block-size: var(--size);
      border-radius: 50%;
      font-size: calc(var(--size) * 0.4167);
      font-weight: 600;
      letter-spacing: 0.02em;
      color: var(--mat-sys-on-primary-container);
      background: var(--mat-sys-primary-container);
    }
    img {
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }
  `,
})
export class UiAvatar {
  private readonly pictures = inject(Pictures);

  readonly name = input.required<string>();
  /** id of the photo; null without one */
  readonly photo = input<string | null>();
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly address = computed(() => {
    const id = this.photo();
    return id ? this.pictures.addressOf(id)() : null;
  });
}

/** First letters of the first and last word, at most two. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
