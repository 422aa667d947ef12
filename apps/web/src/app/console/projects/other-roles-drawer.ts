import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { projectsChangeMember } from '#libs/api-client/fn/projects/projects-change-member';
import type { ProjectDto } from '#libs/api-client/models/project-dto';
import type { ProjectMemberDto } from '#libs/api-client/models/project-member-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiFormError } from '#libs/ui/form';

import { doing } from '../../core/doing';

/** In which other billing roles somebody of the team works: each of their entries says in which. */
@Component({
  selector: 'app-other-roles-drawer',
  imports: [MatButton, UiDrawer, UiFormError],
  template: `
    <ui-drawer [label]="heading()" (closed)="closed.emit()">
      <form class="ui-form" (submit)="$event.preventDefault(); save()">
        <ui-form-error [error]="doing.failure()" />
        <p class="ui-muted" i18n>
          Hours are billed as {{ member().role }} unless they name one of these. What is logged stays as it
          is.
        </p>
        <fieldset class="ui-fieldset">
          <legend i18n>Also works as</legend>
          @for (role of offered(); track role) {
            <label class="ui-item">
              <input type="checkbox" [checked]="chosen().includes(role)" (change)="toggle(role)" />
              <span translate="no">{{ role }}</span>
            </label>
          }
        </fieldset>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" i18n>Save roles</button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class OtherRolesDrawer {
  private readonly api = inject(Api);
  readonly project = input.required<ProjectDto>();
  readonly member = input.required<ProjectMemberDto>();
  readonly done = output();
  readonly closed = output();

  protected readonly doing = doing();
  protected readonly heading = computed(
    () => $localize`Other billing roles of ${this.member().name}:person:`,
  );
  protected readonly offered = computed(() => {
    const { role, otherRoles } = this.member();
    const named = [...this.project().roles, ...otherRoles];
    return [...new Set(named)].filter((one) => one.toLowerCase() !== role.toLowerCase());
  });
  protected readonly chosen = linkedSignal(() => this.member().otherRoles);

  protected toggle(role: string): void {
    this.chosen.update((own) => (own.includes(role) ? own.filter((one) => one !== role) : [...own, role]));
  }

  protected async save(): Promise<void> {
    const { id } = this.project();
    const { membershipId, role } = this.member();
    const body = { role, otherRoles: this.chosen() };
    const saved = await this.doing.run(() =>
      this.api.invoke(projectsChangeMember, { id, membershipId, body }),
    );
    if (saved) this.done.emit();
  }
}
