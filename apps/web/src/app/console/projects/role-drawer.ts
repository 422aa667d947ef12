import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import { Api } from '#libs/api-client/api';
import { projectsChangeMember } from '#libs/api-client/fn/projects/projects-change-member';
import type { ProjectDto } from '#libs/api-client/models/project-dto';
import type { ProjectMemberDto } from '#libs/api-client/models/project-member-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';

/** Gives somebody of the team another billing role from a day on: hours of days before keep theirs, and its price. */
@Component({
  selector: 'app-role-drawer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="heading()" (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field label="Billing role" i18n-label [field]="form.role">
          <select uiControl [formField]="form.role">
            @for (role of roles(); track role) {
              <option [value]="role">{{ role }}</option>
            }
          </select>
        </ui-field>
        <ui-field
          label="From"
          i18n-label
          hint="Hours from this day on are billed in the new role, unless they are invoiced."
          i18n-hint
          [field]="form.from"
        >
          <input uiControl type="date" [formField]="form.from" />
        </ui-field>
        <ui-field label="Reason" i18n-label [field]="form.reason">
          <textarea uiControl rows="3" [formField]="form.reason"></textarea>
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Change role</button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class RoleDrawer {
  private readonly api = inject(Api);
  private readonly day = today(inject(Formats).timeZone());
  readonly project = input.required<ProjectDto>();
  readonly member = input.required<ProjectMemberDto>();
  readonly done = output();
  readonly closed = output();

  protected readonly heading = computed(() => $localize`Billing role of ${this.member().name}:person:`);
  protected readonly roles = computed(() =>
    this.project().roles.filter((role) => role !== this.member().role),
  );
  private readonly model = linkedSignal(() => ({ role: this.roles()[0] ?? '', from: this.day, reason: '' }));
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.role);
      required(path.from);
      required(path.reason);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const { id } = this.project();
    const { membershipId } = this.member();
    await this.api.invoke(projectsChangeMember, { id, membershipId, body: this.model() });
    this.done.emit();
  }
}
