import { Component, computed, input } from '@angular/core';

const NAMES: Record<string, string> = {
  mod: /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: 'Alt',
  space: $localize`Space`,
  escape: 'Esc',
  enter: 'Enter',
};

/** Keys as caps, in the notation of `Hotkeys`: `mod+k`, `g c`. */
@Component({
  selector: 'ui-keys',
  template: `
    @for (cap of caps(); track $index) {
      <kbd>{{ cap }}</kbd>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 0.1875rem;
      white-space: nowrap;
    }
  `,
})
export class UiKeys {
  readonly keys = input.required<string>();
  protected readonly caps = computed(() =>
    this.keys()
      .split(/[ +]/)
      .map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)),
  );
}
