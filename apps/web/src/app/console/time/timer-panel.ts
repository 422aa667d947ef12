import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '#libs/api-client/api';
import { timesheetsOwnProjects } from '#libs/api-client/fn/time/timesheets-own-projects';
import { UiControl, UiField } from '#libs/ui/field';

import { RowPicker } from './row-picker';
import { TimerActions } from './timer-actions';
import { TimerStore } from './timer-store';
import type { RowChoice } from './week-model';

/** Picks what to start; of a running timer changes the note, billable and the project. */
@Component({
  selector: 'app-timer-panel',
  imports: [MatButton, MatDialogModule, RowPicker, UiControl, UiField],
  template: `
    <mat-dialog-content>
      @if (timer(); as running) {
        <p>
          <strong>{{ running.projectName }}</strong> {{ running.task }}<br />
          <span class="ui-muted"
            >{{ running.clientName }} · <span class="ui-num">{{ clock() }}</span></span
          >
        </p>
      }
      @if (picking()) {
        <app-row-picker [projects]="projects.value()" (picked)="pick($event)" (left)="close()" />
      } @else if (timer(); as running) {
        <form class="ui-form" (submit)="$event.preventDefault(); describe(note.value, billable.checked)">
          <ui-field label="Note" i18n-label>
            <input
              #note
              uiControl
              maxlength="5000"
              autocomplete="off"
              [value]="running.note"
              cdkFocusInitial
            />
          </ui-field>
          <label class="check">
            <input #billable type="checkbox" [checked]="running.billable" /><span i18n>Billable</span>
          </label>
          <div class="ui-buttons">
            <button matButton="filled" type="submit" i18n>Save</button>
            <button matButton type="button" (click)="picking.set(true)" i18n>Change project</button>
            <button matButton type="button" (click)="discard()" i18n>Discard</button>
          </div>
        </form>
      }
    </mat-dialog-content>
  `,
  styles: `
    p {
      margin: 0 0 0.75rem;
    }
    .check {
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
  `,
})
export class TimerPanel {
  private readonly actions = inject(TimerActions);
  private readonly api = inject(Api);
  private readonly panel = inject<MatDialogRef<TimerPanel>>(MatDialogRef);
  private readonly store = inject(TimerStore);

  protected readonly timer = this.store.timer;
  protected readonly clock = this.actions.clock;
  protected readonly picking = signal(!this.timer());
  protected readonly projects = resource({
    loader: () => this.api.invoke(timesheetsOwnProjects),
    defaultValue: [],
  });

  protected close(): void {
    this.panel.close();
  }

  protected async pick({ projectId, task }: RowChoice): Promise<void> {
    const work = { projectId, task };
    if (await (this.timer() ? this.store.change(work) : this.store.start(work))) this.close();
  }

  protected async describe(note: string, billable: boolean): Promise<void> {
    if (await this.store.change({ note, billable })) this.close();
  }

  protected discard(): void {
    this.close();
    void this.actions.discard();
  }
}
