import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, max, min, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { pipelineStagesUpdate } from '#libs/api-client/fn/crm/pipeline-stages-update';
import type { PipelineStageDto } from '#libs/api-client/models/pipeline-stage-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { Timeline } from '../timeline/timeline';

/** The edit of one stage; what is won or lost keeps its probability. */
@Component({
  selector: 'app-stage-form',
  imports: [FormField, FormRoot, MatButton, Timeline, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="stage().name" (closed)="closed.emit()">
      <div class="ui-stack">
        <form class="ui-form" [formRoot]="form">
          <ui-form-error [error]="failure()" />
          <ui-field label="Name" i18n-label [field]="form.name">
            <input uiControl autocomplete="off" [formField]="form.name" />
          </ui-field>
          @if (stage().kind === 'open') {
            <ui-field
              label="Probability in %"
              i18n-label
              hint="Of prospects that say none of their own."
              i18n-hint
              [field]="form.probability"
            >
              <input uiControl type="number" inputmode="numeric" [formField]="form.probability" />
            </ui-field>
          }
          <div class="ui-buttons">
            <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Save</button>
          </div>
        </form>
        <section aria-labelledby="stage-history">
          <h2 id="stage-history" i18n>History</h2>
          <app-timeline objectType="pipeline_stage" [objectId]="stage().id" />
        </section>
      </div>
    </ui-drawer>
  `,
})
export class StageForm {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);

  readonly stage = input.required<PipelineStageDto>();
  readonly closed = output();

  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => {
    const { name, probability } = this.stage();
    return { name, probability };
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      required(path.probability);
      min(path.probability, 0);
      max(path.probability, 100);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const stage = this.stage();
    const request = { id: stage.id, body: this.model(), ...ifMatch(stage) };
    await this.api.invoke(pipelineStagesUpdate, request);
    this.invalidation.invalidate('pipeline-stages', 'pipeline', 'prospects');
    this.closed.emit();
  }
}
