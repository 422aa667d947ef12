import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TAG_COLOURS, type TagColour } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientTagsCreate } from '#libs/api-client/fn/clients/client-tags-create';
import { clientTagsUpdate } from '#libs/api-client/fn/clients/client-tags-update';
import type { ClientTagDto } from '#libs/api-client/models/client-tag-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { Timeline } from '../timeline/timeline';
import { TagChip } from './tag-chip';

const NAME_LENGTH = 40;

const COLOURS: Readonly<Record<TagColour, string>> = {
  grey: $localize`Grey`,
  red: $localize`Red`,
  orange: $localize`Orange`,
  yellow: $localize`Yellow`,
  green: $localize`Green`,
  teal: $localize`Teal`,
  blue: $localize`Blue`,
  purple: $localize`Purple`,
};

/** A tag's name and colour, with a sight of it. */
@Component({
  selector: 'app-client-tag-form',
  imports: [FormField, FormRoot, MatButton, TagChip, Timeline, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="label()" (closed)="closed.emit()">
      <div class="ui-stack">
        <form class="ui-form" [formRoot]="form">
          <ui-form-error [error]="failure()" />
          <ui-field label="Name" i18n-label [field]="form.name">
            <input uiControl autocomplete="off" [formField]="form.name" />
          </ui-field>
          <ui-field label="Colour" i18n-label [field]="form.colour">
            <select uiControl [formField]="form.colour">
              @for (colour of colours; track colour) {
                <option [value]="colour">{{ words[colour] }}</option>
              }
            </select>
          </ui-field>
          @if (model().name) {
            <div><app-tag-chip [tag]="model()" /></div>
          }
          <div class="ui-buttons">
            <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Save tag</button>
            <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
          </div>
        </form>
        @if (tag(); as tag) {
          <section aria-labelledby="tag-history">
            <h2 id="tag-history" i18n>History</h2>
            <app-timeline objectType="client_tag" [objectId]="tag.id" />
          </section>
        }
      </div>
    </ui-drawer>
  `,
})
export class ClientTagForm {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);

  /** null for a new one */
  readonly tag = input.required<ClientTagDto | null>();
  readonly closed = output();

  protected readonly colours = TAG_COLOURS;
  protected readonly words = COLOURS;
  protected readonly label = computed(() => (this.tag() ? $localize`Edit tag` : $localize`New tag`));
  protected readonly failure = signal<unknown>(null);
  protected readonly model = linkedSignal((): { name: string; colour: TagColour } => {
    const { name = '', colour = 'grey' } = this.tag() ?? {};
    return { name, colour };
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, NAME_LENGTH);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();

  private async save(): Promise<void> {
    const tag = this.tag();
    const body = this.model();
    await (tag
      ? this.api.invoke(clientTagsUpdate, { id: tag.id, body, ...ifMatch(tag) })
      : this.api.invoke(clientTagsCreate, { body, 'Idempotency-Key': this.key }));
    this.invalidation.invalidate('client-tags', 'clients');
    this.closed.emit();
  }
}
