import { Component, type Injector, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { LIMITS } from '#libs/contracts';

import type { Confirmation, ReasonQuestion } from './dialogs';
import { UiControl, UiField } from './field';

type Question = Confirmation | ReasonQuestion;

/** Opens the question; answers the reason ('' when none was asked for), or null for no. */
export async function ask(injector: Injector, data: Question): Promise<string | null> {
  const dialog = injector
    .get(MatDialog)
    .open<QuestionDialog, Question, string>(QuestionDialog, { data, role: 'alertdialog', width: '28rem' });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}

@Component({
  selector: 'ui-question-dialog',
  imports: [FormField, FormRoot, MatButton, MatDialogModule, UiControl, UiField],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>{{ question.heading }}</h2>
      <mat-dialog-content>
        <p>{{ question.text }}</p>
        @if (label; as reasonLabel) {
          <ui-field [label]="reasonLabel" [field]="form.reason">
            <textarea uiControl rows="3" [formField]="form.reason" cdkFocusInitial></textarea>
          </ui-field>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="null" i18n>Cancel</button>
        <button matButton="filled" type="submit" [class.ui-danger]="question.danger">
          {{ question.action }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    p {
      margin: 0 0 1rem;
    }
    p:last-child {
      margin: 0;
    }
    ui-field {
      margin-block-end: 0.25rem; /* room for the ring of focus, which the content would cut */
    }
  `,
})
export class QuestionDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<QuestionDialog, string>>(MatDialogRef);
  protected readonly label = 'label' in this.question ? this.question.label : null;
  private readonly needsReason = computed(() => 'label' in this.question && !this.question.optional);

  protected readonly form = form(
    signal({ reason: '' }),
    (path) => {
      required(path.reason, { when: this.needsReason, message: $localize`Say why.` });
      maxLength(path.reason, LIMITS.noteLength);
    },
    {
      submission: {
        action: (field) => {
          this.dialog.close(field().value().reason.trim());
          return Promise.resolve(undefined);
        },
        onInvalid: (field) => field.reason().focusBoundControl(),
      },
    },
  );
}
