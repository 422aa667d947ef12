import { Component, ErrorHandler, type WritableSignal, computed, inject, input } from '@angular/core';
import type { ValidationError } from '@angular/forms/signals';

import { ApiError, type FieldError, messageOf } from './api-error';
import { UiIcon } from './icon';

/**
 * How a form saves, for `form(model, schema, { submission: submission(…) })`; in an injection context.
 * Refused fields (422) get the server's words, the first bad field takes the focus,
 * anything else lands in `failure`, shown by `<ui-form-error [error]="failure()" />`.
 */
export function submission(save: () => Promise<unknown>, failure: WritableSignal<unknown>): Submission {
  const handler = inject(ErrorHandler);
  return {
    action: async (tree) => {
      failure.set(null);
      try {
        await save();
        return undefined;
      } catch (error) {
        if (!(error instanceof ApiError)) handler.handleError(error);
        const { placed, rest } = placeErrors(tree, error);
        if (rest) failure.set(rest);
        placed[0]?.fieldTree().focusBoundControl();
        return placed;
      }
    },
    onInvalid: (tree) => tree().errorSummary()[0]?.fieldTree().focusBoundControl(),
  };
}

type Placed = ValidationError.WithFieldTree;

/** Options of any form: nothing here depends on its model, which `form()` learns from its signal alone. */
interface Submission {
  readonly action: (tree: SubmittedTree) => Promise<Placed[] | undefined>;
  readonly onInvalid: (tree: SubmittedTree) => void;
}

type SubmittedTree = () => { errorSummary(): readonly Placed[] };

/** Sorts a refusal into errors of the form's own fields and what no field can show. */
export function placeErrors(tree: unknown, error: unknown): { placed: Placed[]; rest: unknown } {
  if (!(error instanceof ApiError) || error.errors.length === 0) return { placed: [], rest: error };
  const placed: Placed[] = [];
  const homeless: FieldError[] = [];
  for (const refused of error.errors) {
    const fieldTree = fieldAt(tree, refused.field);
    if (fieldTree) placed.push({ kind: 'server', message: refused.message, fieldTree });
    else homeless.push(refused);
  }
  const { status, code, detail, requestId } = error;
  return { placed, rest: homeless.length ? new ApiError(status, code, detail, requestId, homeless) : null };
}

/** The field of a path such as `lines.0.amount`, if the form has it. */
function fieldAt(tree: unknown, path: string): Placed['fieldTree'] | null {
  let field = tree as Record<string, unknown> | undefined;
  for (const key of path.split('.')) field = field?.[key] as Record<string, unknown> | undefined;
  return typeof field === 'function' ? field : null;
}

/** Why a form was not saved, where no single field is to blame. Stays empty until there is an error. */
@Component({
  selector: 'ui-form-error',
  imports: [UiIcon],
  template: `
    @if (error(); as problem) {
      <div class="box">
        <ui-icon name="error" />
        <div>
          {{ message() }}
          @for (refused of fields(); track $index) {
            <div>{{ refused.field }}: {{ refused.message }}</div>
          }
          @if (requestId(); as id) {
            <div class="id" i18n>Request {{ id }}</div>
          }
        </div>
      </div>
    }
  `,
  host: { role: 'alert' },
  styles: `
    :host:not(:has(.box)) {
      display: none;
    }
    .box {
      display: flex;
      gap: 0.5rem;
      padding: 0.625rem 0.75rem;
      border-radius: var(--ui-radius);
      color: var(--mat-sys-on-error-container);
      background: var(--mat-sys-error-container);
    }
    .id {
      font-size: 0.75rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class UiFormError {
  readonly error = input.required<unknown>();
  protected readonly message = computed(() => messageOf(this.error()));
  private readonly problem = computed(() => {
    const error = this.error();
    return error instanceof ApiError ? error : null;
  });
  protected readonly fields = computed(() => this.problem()?.errors ?? []);
  protected readonly requestId = computed(() => {
    const problem = this.problem();
    return problem && problem.status >= 500 ? problem.requestId : null;
  });
}
