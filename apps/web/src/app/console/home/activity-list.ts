import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeActivityDto } from '#libs/api-client/models/home-activity-dto';
import { UiDate } from '#libs/ui/date';
import { Formats } from '#libs/ui/formats';

import { deedOf, kindOf } from '../audit/audit-words';
import { pageOf } from '../object-page';

/** What happened last, as far as one may see it. */
@Component({
  selector: 'app-activity-list',
  imports: [RouterLink, UiDate],
  template: `
    <section class="ui-card" aria-labelledby="activity">
      <h2 id="activity" i18n>Recent activity</h2>
      <ul>
        @for (entry of activity(); track entry.id) {
          @let page = pageOf(entry);
          <li>
            <span class="what">
              @if (page) {
                <a [routerLink]="page.to">{{ label(entry) }}</a>
              } @else {
                {{ label(entry) }}
              }
              <span class="ui-muted">{{ deedOf(entry.action) }}</span>
            </span>
            <span class="who ui-muted">{{ entry.actorName }} · <ui-date [at]="entry.at" /></span>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      padding: 1rem 1rem 0.5rem;
    }
    ul {
      margin: 0;
      padding: 0 1rem 0.75rem;
      list-style: none;
    }
    li {
      display: grid;
      padding-block: 0.375rem;
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.5rem;
      overflow-wrap: anywhere;
    }
    a {
      color: inherit;
      text-decoration-color: var(--mat-sys-outline);
    }
    .who {
      font-size: 0.75rem;
    }
  `,
})
export class ActivityList {
  private readonly formats = inject(Formats);
  readonly activity = input.required<readonly HomeActivityDto[]>();
  protected readonly pageOf = pageOf;
  protected readonly deedOf = deedOf;

  protected label({ objectLabel, objectType }: HomeActivityDto): string {
    return this.formats.datesIn(objectLabel) || kindOf(objectType);
  }
}
