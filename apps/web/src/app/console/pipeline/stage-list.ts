import { Component, inject, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, max, min, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { pipelineStagesCreate } from '#libs/api-client/fn/crm/pipeline-stages-create';
import { pipelineStagesList } from '#libs/api-client/fn/crm/pipeline-stages-list';
import { pipelineStagesRemove } from '#libs/api-client/fn/crm/pipeline-stages-remove';
import { pipelineStagesUpdate } from '#libs/api-client/fn/crm/pipeline-stages-update';
import type { PipelineStageDto } from '#libs/api-client/models/pipeline-stage-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiTable } from '#libs/ui/table';
import { columnsOf, type RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { PipelineHead } from './pipeline-head';
import { StageForm } from './stage-form';

const TAGS = ['pipeline-stages', 'pipeline', 'prospects'];

/** The columns of the pipeline: their names, order and usual probability. */
@Component({
  selector: 'app-stage-list',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    PipelineHead,
    StageForm,
    UiAsync,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiTable,
  ],
  templateUrl: './stage-list.html',
})
export class StageList {
  private readonly api = inject(Api);

  protected readonly doing = doing();
  protected readonly edited = signal<PipelineStageDto | null>(null);
  protected readonly stages = reloadOn(
    resource({ loader: () => this.api.invoke(pipelineStagesList) }),
    'pipeline-stages',
  );
  protected readonly columns = columnsOf<PipelineStageDto>()([
    { key: 'name', header: $localize`Stage`, text: (row) => row.name },
    {
      key: 'probability',
      header: $localize`Probability`,
      numeric: true,
      text: (row) => `${row.probability} %`,
    },
    { key: 'prospects', header: $localize`Prospects`, numeric: true, text: (row) => row.prospects },
  ]);
  protected readonly failure = signal<unknown>(null);
  private readonly model = signal({ name: '', probability: 50 });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      required(path.probability);
      min(path.probability, 0);
      max(path.probability, 100);
    },
    { submission: submission(() => this.add(), this.failure) },
  );
  private key = newIdempotencyKey();

  protected readonly nameOf = (row: PipelineStageDto): string => row.name;
  protected readonly actionsOf = (row: PipelineStageDto): readonly RowAction[] => {
    const edit: RowAction = { label: $localize`Edit`, icon: 'edit', run: () => this.edited.set(row) };
    return row.kind === 'open' ? [...this.shifts(row), edit, this.removal(row)] : [edit];
  };

  private shifts(row: PipelineStageDto): RowAction[] {
    const open = this.stages.hasValue() ? this.stages.value().filter(({ kind }) => kind === 'open') : [];
    const at = open.findIndex(({ id }) => id === row.id);
    const before = (index: number) => () => void this.shift(row, open[index]?.id ?? null);
    return [
      ...(at > 0 ? [{ label: $localize`Move up`, icon: 'arrow_upward' as const, run: before(at - 1) }] : []),
      ...(at < open.length - 1
        ? [{ label: $localize`Move down`, icon: 'arrow_downward' as const, run: before(at + 2) }]
        : []),
    ];
  }

  private removal(row: PipelineStageDto): RowAction {
    return {
      label: $localize`Remove`,
      icon: 'delete',
      danger: true,
      blocked: row.prospects ? $localize`Prospects stand in it` : null,
      run: () =>
        void this.doing.run(
          () => this.api.invoke(pipelineStagesRemove, { id: row.id, ...ifMatch(row) }),
          ...TAGS,
        ),
    };
  }

  private shift(row: PipelineStageDto, beforeStageId: string | null): Promise<boolean> {
    const { id } = row;
    const body = { beforeStageId };
    return this.doing.run(
      () => this.api.invoke(pipelineStagesUpdate, { id, body, ...ifMatch(row) }),
      ...TAGS,
    );
  }

  private async add(): Promise<void> {
    const done = await this.doing.run(
      () => this.api.invoke(pipelineStagesCreate, { body: this.model(), 'Idempotency-Key': this.key }),
      ...TAGS,
    );
    if (!done) return;
    this.key = newIdempotencyKey();
    this.form().reset({ name: '', probability: 50 });
  }
}
