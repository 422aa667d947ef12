import { Component, inject, model, output, resource } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { clientTagsList } from '#libs/api-client/fn/clients/client-tags-list';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';

import { reloadOn } from '../../core/invalidation';
import { TagChip } from './tag-chip';

/** Which of the firm's tags a client has: `<app-tag-field [formField]="form.tagIds" />`. */
@Component({
  selector: 'app-tag-field',
  imports: [RouterLink, TagChip, UiAsync, UiLoaded, UiNone],
  template: `
    <fieldset>
      <legend i18n>Tags</legend>
      <ui-async shape="figures">
        <ng-template [uiLoaded]="tags" let-tags>
          <ul>
            @for (tag of tags; track tag.id) {
              <li>
                <label>
                  <input
                    type="checkbox"
                    [checked]="value().includes(tag.id)"
                    (change)="toggle(tag.id)"
                    (blur)="touch.emit()"
                  />
                  <app-tag-chip [tag]="tag" />
                </label>
              </li>
            }
          </ul>
        </ng-template>
        <ng-template uiNone>
          <p class="ui-muted">
            <ng-container i18n>The firm has no tags yet.</ng-container>&ngsp;
            <a routerLink="/clients/tags" i18n>Make some</a>
          </p>
        </ng-template>
      </ui-async>
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-block-end: 0.375rem;
      padding: 0;
      font-weight: 500;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    label {
      display: inline-flex;
      gap: 0.375rem;
      align-items: center;
      min-block-size: 2rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class TagField implements FormValueControl<string[]> {
  private readonly api = inject(Api);
  readonly value = model<string[]>([]);
  readonly touch = output();

  protected readonly tags = reloadOn(
    resource({ loader: () => this.api.invoke(clientTagsList) }),
    'client-tags',
  );

  protected toggle(id: string): void {
    this.value.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }
}
