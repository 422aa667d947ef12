import { Component, computed, input } from '@angular/core';
import { TAG_SHADES, type TagColour } from '#libs/contracts';

/** A tag as clients wear it; its word says all, the colour helps to find it again. */
@Component({
  selector: 'app-tag-chip',
  template: `{{ tag().name }}`,
  host: { translate: 'no', '[style.background]': 'ground()', '[style.color]': 'text()' },
  styles: `
    :host {
      display: inline-block;
      max-inline-size: 100%;
      padding: 0.0625rem 0.5rem;
      border-radius: 0.375rem;
      font-size: 0.75rem;
      font-weight: 500;
      overflow-wrap: anywhere;
    }
  `,
})
export class TagChip {
  readonly tag = input.required<{ readonly name: string; readonly colour: TagColour }>();

  private readonly shades = computed(() => TAG_SHADES[this.tag().colour]);
  protected readonly ground = computed(() => both(this.shades(), 'ground'));
  protected readonly text = computed(() => both(this.shades(), 'text'));
}

const both = ({ light, dark }: (typeof TAG_SHADES)[TagColour], what: 'ground' | 'text'): string =>
  `light-dark(${light[what]}, ${dark[what]})`;
