import { Component, booleanAttribute, input } from '@angular/core';

import { UiAvatar } from './avatar';

/** A person: photo or initials in a disc, and the name. */
@Component({
  selector: 'ui-person',
  imports: [UiAvatar],
  template: `
    <ui-avatar [name]="name()" [photo]="photo()" />
    <span [class]="compact() ? 'ui-hidden' : 'name'">{{ name() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      min-inline-size: 0;
      vertical-align: middle;
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
  /** id of the photo; null without one */
  readonly photo = input<string | null>();
  /** Only the disc; the name stays for screen readers. */
  readonly compact = input(false, { transform: booleanAttribute });
}
