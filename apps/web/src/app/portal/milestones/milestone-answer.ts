import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { portalMilestonesAccept } from '#libs/api-client/fn/portal/portal-milestones-accept';
import { portalMilestonesReject } from '#libs/api-client/fn/portal/portal-milestones-reject';
import type { PortalMilestoneDto } from '#libs/api-client/models/portal-milestone-dto';
import { UiDate } from '#libs/ui/date';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';

/** Accepts a milestone, or says what is missing. */
@Component({
  selector: 'portal-milestone-answer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDate, UiField, UiFormError],
  template: `
    <section class="ui-card ui-pad" aria-labelledby="answer">
      <h2 id="answer" i18n>Your answer</h2>
      @if (milestone().acceptedByItselfOn) {
        <p i18n>
          Without an answer it counts as accepted on <ui-date [day]="milestone().acceptedByItselfOn" />.
        </p>
      }
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field [label]="textLabel()" [marksOptional]="!rejects()" [field]="form.text">
          <textarea #text uiControl rows="3" [formField]="form.text"></textarea>
        </ui-field>
        <div class="ui-buttons">
          @if (rejects()) {
            <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Reject</button>
            <button matButton type="button" (click)="rejects.set(false); text.focus()" i18n>Back</button>
          } @else {
            <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Accept</button>
            <button matButton type="button" (click)="rejects.set(true); text.focus()" i18n>Reject…</button>
          }
        </div>
      </form>
    </section>
  `,
})
export class MilestoneAnswer {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  readonly milestone = input.required<PortalMilestoneDto>();

  protected readonly rejects = signal(false);
  protected readonly textLabel = computed(() =>
    this.rejects() ? $localize`What is missing` : $localize`Comment`,
  );
  private readonly model = signal({ text: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.text, { when: () => this.rejects() });
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const { text } = this.model();
    const seen = { id: this.milestone().id, ...ifMatch(this.milestone()) };
    if (this.rejects()) await this.api.invoke(portalMilestonesReject, { ...seen, body: { reason: text } });
    else await this.api.invoke(portalMilestonesAccept, { ...seen, body: { comment: text } });
    this.invalidation.invalidate('milestones');
  }
}
