import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { UiIcon } from '#libs/ui/icon';

import type { Need } from './needs';

/** What waits for the person, each a link to where it is done. */
@Component({
  selector: 'app-needs-list',
  imports: [RouterLink, UiIcon],
  template: `
    <section aria-labelledby="needs">
      <h2 id="needs" i18n>Needs you now</h2>
      <ul class="ui-card">
        @for (need of needs(); track need.id) {
          <li>
            <a [routerLink]="need.link.to" [queryParams]="need.link.query">
              <ui-icon [name]="need.icon" [class]="need.tone" />
              <span class="text">{{ need.text }}</span>
              <span class="about">{{ need.about }}</span>
              <ui-icon name="chevron_right" />
            </a>
          </li>
        } @empty {
          <li class="calm">
            <ui-icon name="check_circle" class="good" /><span i18n>Nothing needs you right now.</span>
          </li>
        }
      </ul>
    </section>
  `,
  styleUrl: './needs-list.scss',
})
export class NeedsList {
  readonly needs = input.required<readonly Need[]>();
}
