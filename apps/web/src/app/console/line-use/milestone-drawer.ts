import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import { Api } from '#libs/api-client/api';
import { milestonesAccept } from '#libs/api-client/fn/engagements/milestones-accept';
import { milestonesReach } from '#libs/api-client/fn/engagements/milestones-reach';
import type { LinePartUseDto } from '#libs/api-client/models/line-part-use-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';

export interface MilestoneDeed {
  readonly kind: 'reach' | 'accept';
  readonly part: LinePartUseDto;
}

/** Says that a milestone was reached, or that the client accepted it: when, and how that is known. */
@Component({
  selector: 'app-milestone-drawer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="heading()" (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <p translate="no">{{ deed().part.title }}</p>
        @if (!accepts()) {
          <p class="ui-muted" i18n>
            The client’s people who approve are asked by mail, and answer in the portal. They read what you
            write here.
          </p>
        }
        <ui-field [label]="dayLabel()" [field]="form.date">
          <input uiControl type="date" [max]="now" [formField]="form.date" />
        </ui-field>
        <ui-field [label]="noteLabel()" [marksOptional]="!accepts()" [field]="form.note">
          <textarea uiControl rows="3" [formField]="form.note"></textarea>
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()">{{ heading() }}</button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class MilestoneDrawer {
  private readonly api = inject(Api);
  readonly deed = input.required<MilestoneDeed>();
  readonly done = output();
  readonly closed = output();

  protected readonly accepts = computed(() => this.deed().kind === 'accept');
  protected readonly heading = computed(() =>
    this.accepts() ? $localize`Record the acceptance` : $localize`Milestone reached`,
  );
  protected readonly dayLabel = computed(() =>
    this.accepts() ? $localize`Accepted on` : $localize`Reached on`,
  );
  protected readonly noteLabel = computed(() =>
    this.accepts() ? $localize`Who accepted, and how that is known` : $localize`What was delivered`,
  );
  protected readonly now = today(inject(Formats).timeZone());
  private readonly model = signal({ date: this.now, note: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.date);
      required(path.note, { when: () => this.accepts() });
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const params = { id: this.deed().part.id, body: this.model() };
    await this.api.invoke(this.accepts() ? milestonesAccept : milestonesReach, params);
    this.done.emit();
  }
}
