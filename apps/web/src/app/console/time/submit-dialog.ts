import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';

import type { Missing } from './week-model';

/** What the week still lacks, before it is handed in. Answers true to go ahead. */
@Component({
  selector: 'app-submit-dialog',
  imports: [MatButton, MatDialogModule, UiDuration],
  template: `
    <h2 mat-dialog-title i18n>Submit this week?</h2>
    <mat-dialog-content>
      <p i18n>
        <ui-duration [seconds]="data.seconds" /> hours go to approval. You can recall them until somebody
        decided.
      </p>
      @if (missing.days.length) {
        <p i18n>Below the day’s target:</p>
        <ul>
          @for (day of missing.days; track day.date) {
            <li>{{ dayOf(day.date) }} · <ui-duration [seconds]="day.seconds" /></li>
          }
        </ul>
      }
      @if (missing.notes) {
        <p i18n>
          {missing.notes, plural,
            =1 {One entry has no note.}
            other {{{ missing.notes }} entries have no note.}
          }
        </p>
      }
      @if (missing.sentBack) {
        <p i18n>
          {missing.sentBack, plural,
            =1 {One entry was sent back and goes again.}
            other {{{ missing.sentBack }} entries were sent back and go again.}
          }
        </p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close i18n>Cancel</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true" cdkFocusInitial i18n>
        Submit week
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    p {
      margin: 0 0 0.5rem;
    }
    ul {
      margin: 0 0 0.75rem;
      padding-inline-start: 1.25rem;
    }
  `,
})
export class SubmitDialog {
  protected readonly data = inject<{ missing: Missing; seconds: number }>(MAT_DIALOG_DATA);
  protected readonly missing = this.data.missing;
  private readonly formats = inject(Formats);

  protected dayOf(date: string): string {
    return this.formats.date(date, 'weekday');
  }
}
