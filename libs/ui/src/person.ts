import { Component, booleanAttribute, computed, input } from '@angular/core';

/** A person: initials in a disc and the name. */
@Component({
  selector: 'ui-person',
  template: `
    <span class="disc" aria-hidden="true">{{ initials() }}</span>
    @if (!compact()) {
      <span class="name">{{ name() }}</span>
    } @else {
      <span class="ui-hidden">{{ name() }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      min-inline-size: 0;
      vertical-align: middle;
    }
    .disc {
      display: inline-grid;
      flex: none;
      place-items: center;
      inline-size: 1.5rem;
      block-size: 1.5rem;
      border-radius: 50%;
      font-size: 0.625rem;
      font-weight: 600;
      letter-spacing: 0.02em;
      color: var(--mat-sys-on-primary-container);
      background: var(--mat-sys-primary-container);
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class UiPerson {
  readonly name = input.required<string>();
  /** Only the disc; the name stays for screen readers. */
  readonly compact = input(false, { transform: booleanAttribute });
  protected readonly initials = computed(() => initialsOf(this.name()));
}

/** First letters of the first and last word, at most two. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
