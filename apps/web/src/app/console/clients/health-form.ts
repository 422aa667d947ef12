import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { HEALTH_LEVELS, type HealthLevel, LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientHealthSet } from '#libs/api-client/fn/clients/client-health-set';
import type { ClientDto } from '#libs/api-client/models/client-dto';
import type { HealthDto } from '#libs/api-client/models/health-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { HEALTH_LOOKS } from './health-words';

/** What somebody says of a client's health in place of the points, with the reason. */
@Component({
  selector: 'app-health-form',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="label" (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field label="How the client does" i18n-label [field]="form.level">
          <select uiControl [formField]="form.level">
            <option value="" i18n>As the points say</option>
            @for (level of levels; track level) {
              <option [value]="level">{{ looks[level].label }}</option>
            }
          </select>
        </ui-field>
        @if (isSet()) {
          <ui-field label="Why" i18n-label [field]="form.reason">
            <textarea uiControl rows="3" [formField]="form.reason"></textarea>
          </ui-field>
        }
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Save health</button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class HealthForm {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);

  readonly client = input.required<ClientDto>();
  readonly health = input.required<HealthDto>();
  readonly closed = output();

  protected readonly label = $localize`Health`;
  protected readonly levels = HEALTH_LEVELS;
  protected readonly looks = HEALTH_LOOKS;
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal((): { level: HealthLevel | ''; reason: string } => {
    const { override, reason } = this.health();
    return { level: override ?? '', reason };
  });
  protected readonly isSet = computed(() => this.model().level !== '');
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.reason, { when: (field) => field.valueOf(path.level) !== '' });
      maxLength(path.reason, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const { level, reason } = this.model();
    const client = this.client();
    const body = { level: level || null, reason: level ? reason : '' };
    await this.api.invoke(clientHealthSet, { id: client.id, body, ...ifMatch(client) });
    this.invalidation.invalidate('clients', `client:${client.id}`);
    this.closed.emit();
  }
}
